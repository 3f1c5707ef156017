import pytest

from tests.factories.approvals import opened
from tests.journal_says import journal_says
from tests.standing.approvals.cast import (
    LEAD,
    LEADING_GROUP,
    MEMBER,
    OFFICE_HEAD,
    OFFICE_STAFF,
    OTHER_LEAD,
    SECRETARY,
    TEAM,
)
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.standing.approvals import queries
from xuncha.standing.approvals.actions.take_step import take_step

pytestmark = pytest.mark.django_db


def test_the_last_step_approves_the_request_and_says_so():
    request = opened("round")
    for actor in (OFFICE_HEAD, LEADING_GROUP, SECRETARY):
        take_step(by=actor, request=request.id, approve=True)
    request.refresh_from_db()
    assert request.state == "approved"
    said = journal_says("approvals.decided", about=request.subject)
    assert said.facts["outcome"] == "approved"
    assert said.facts["route"] == "round"
    assert said.rule_set == "2017"


def test_a_return_closes_the_request_and_drops_what_was_ahead():
    request = opened("round")
    take_step(by=OFFICE_HEAD, request=request.id, approve=True)
    take_step(by=LEADING_GROUP, request=request.id, approve=False, reason="乡镇太少")
    request.refresh_from_db()
    assert request.state == "returned"
    assert [s.state for s in request.steps.all()] == ["approved", "returned", "dropped"]
    assert journal_says("approvals.decided").facts["reason"] == "乡镇太少"


def test_a_return_without_a_reason_is_refused():
    request = opened("round")
    with pytest.raises(BadInput) as refused:
        take_step(by=OFFICE_HEAD, request=request.id, approve=False)
    assert refused.value.problems[0].code == "step.reason"


def test_the_wrong_role_is_told_whose_turn_it_is():
    request = opened("round")
    with pytest.raises(NotAllowed) as refused:
        take_step(by=OFFICE_STAFF, request=request.id, approve=True)
    assert refused.value.code == "step.other_role"
    assert "巡察办主任" in str(refused.value.message)


def test_a_decider_does_not_know_of_a_request_that_has_not_reached_them():
    request = opened("round")
    with pytest.raises(NotKnown):
        take_step(by=SECRETARY, request=request.id, approve=True)


def test_a_step_is_taken_once():
    request = opened("round")
    take_step(by=OFFICE_HEAD, request=request.id, approve=True)
    with pytest.raises(NotAllowed):
        take_step(by=OFFICE_HEAD, request=request.id, approve=True)


def test_a_closed_request_is_closed():
    request = opened("round")
    take_step(by=OFFICE_HEAD, request=request.id, approve=False, reason="重拟")
    with pytest.raises(WrongState) as refused:
        take_step(by=OFFICE_HEAD, request=request.id, approve=True)
    assert refused.value.code == "request.returned"


def test_the_second_of_two_at_once_is_told_that_it_changed():
    request = opened("round")
    seen = queries.request(request.id, OFFICE_HEAD).version
    take_step(by=OFFICE_HEAD, request=request.id, approve=True, seen=seen)
    with pytest.raises(Stale):
        take_step(by=OFFICE_HEAD, request=request.id, approve=False, reason="不妥", seen=seen)


def test_a_team_step_is_the_lead_of_that_team():
    request = opened("report", by=MEMBER, team=TEAM)
    with pytest.raises(NotKnown):
        take_step(by=OTHER_LEAD, request=request.id, approve=True)
    with pytest.raises(NotAllowed):
        take_step(by=MEMBER, request=request.id, approve=True)
    take_step(by=LEAD, request=request.id, approve=True)
    assert queries.current_step(queries.request(request.id, LEAD)).code == "consultation"
