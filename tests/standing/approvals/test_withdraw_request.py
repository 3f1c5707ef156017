import pytest

from tests.factories.approvals import opened
from tests.journal_says import journal_is_silent_about, journal_says
from tests.standing.approvals.cast import LEAD, MEMBER, OFFICE_HEAD, OFFICE_STAFF, STRANGER, TEAM
from xuncha.foundation.terms import NotAllowed, NotKnown, WrongState
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request

pytestmark = pytest.mark.django_db


def test_who_opened_it_takes_it_back_and_every_step_is_dropped():
    request = opened("report", by=MEMBER, team=TEAM)
    withdraw_request(by=MEMBER, request=request.id, reason="还要补一段")
    request.refresh_from_db()
    assert request.state == "withdrawn"
    assert {s.state for s in request.steps.all()} == {"dropped"}
    assert journal_says("approvals.request_withdrawn", about=request.ref).facts["reason"] == "还要补一段"
    journal_is_silent_about("approvals.decided", about=request.subject)


def test_the_office_head_takes_back_what_others_sent():
    request = opened("round", by=OFFICE_STAFF)
    withdraw_request(by=OFFICE_HEAD, request=request.id)
    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_others_are_told_who_may():
    request = opened("report", by=MEMBER, team=TEAM)
    with pytest.raises(NotAllowed) as refused:
        withdraw_request(by=LEAD, request=request.id)
    assert MEMBER.name in str(refused.value.message)
    with pytest.raises(NotKnown):
        withdraw_request(by=STRANGER, request=request.id)


def test_what_is_closed_is_not_taken_back():
    request = opened("round")
    withdraw_request(by=OFFICE_HEAD, request=request.id)
    with pytest.raises(WrongState):
        withdraw_request(by=OFFICE_HEAD, request=request.id)
