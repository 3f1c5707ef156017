"""Who knows of which request; and that the list and the thing agree."""

import pytest

from tests.factories.approvals import opened
from tests.standing.approvals.cast import (
    ADMIN,
    BODY_LIAISON,
    EVERYBODY,
    LEAD,
    LEADING_GROUP,
    MEMBER,
    OFFICE_HEAD,
    OFFICE_STAFF,
    OTHER_LEAD,
    SECRETARY,
    STRANGER,
    TEAM,
)
from xuncha.foundation.terms import NotKnown
from xuncha.standing.approvals import policies, queries
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request

pytestmark = pytest.mark.django_db


def knowers(request) -> set[str]:
    return {a.code for a in EVERYBODY if queries.visible_to(a).filter(pk=request.id).exists()}


def test_a_decider_comes_to_know_of_it_when_it_reaches_them_and_keeps_knowing():
    request = opened("report", by=LEAD, team=TEAM)
    team_and_office = {LEAD.code, MEMBER.code, OFFICE_HEAD.code, OFFICE_STAFF.code}
    assert knowers(request) == team_and_office
    take_step(by=LEAD, request=request.id, approve=True)
    assert knowers(request) == team_and_office
    take_step(by=OFFICE_HEAD, request=request.id, approve=True)
    assert knowers(request) == team_and_office | {LEADING_GROUP.code}
    take_step(by=LEADING_GROUP, request=request.id, approve=True)
    take_step(by=SECRETARY, request=request.id, approve=True)
    assert knowers(request) == team_and_office | {LEADING_GROUP.code, SECRETARY.code}


def test_who_never_got_it_never_knows_of_it():
    request = opened("round")
    withdraw_request(by=OFFICE_HEAD, request=request.id)
    assert knowers(request) == {OFFICE_HEAD.code, OFFICE_STAFF.code}


@pytest.mark.parametrize("actor", EVERYBODY, ids=lambda a: a.code)
def test_what_is_not_listed_cannot_be_fetched(actor):
    request = opened("report", by=LEAD, team=TEAM)
    listed = queries.visible_to(actor).filter(pk=request.id).exists()
    if listed:
        assert queries.request(request.id, actor).id == request.id
    else:
        with pytest.raises(NotKnown):
            queries.request(request.id, actor)


def test_waiting_lists_my_steps_and_for_the_office_what_it_may_record():
    mine, other = opened("round"), opened("report", by=LEAD, team=TEAM)
    assert {(w.request.id, w.mine) for w in queries.waiting(OFFICE_HEAD)} == {
        (mine.id, True),
        (other.id, False),
    }
    assert {(w.request.id, w.mine) for w in queries.waiting(OFFICE_STAFF)} == {
        (mine.id, False),
        (other.id, False),
    }
    assert [w.request.id for w in queries.waiting_for_me(LEAD)] == [other.id]
    for actor in (OTHER_LEAD, MEMBER, SECRETARY, LEADING_GROUP, BODY_LIAISON, ADMIN, STRANGER):
        assert queries.waiting(actor) == []


@pytest.mark.parametrize("actor", EVERYBODY, ids=lambda a: a.code)
def test_only_who_holds_the_role_may_take_each_step(actor):
    request = opened("report", by=LEAD, team=TEAM)
    for step in request.steps.order_by("order"):
        holder = {
            "lead": LEAD,
            "office_head": OFFICE_HEAD,
            "leading_group": LEADING_GROUP,
            "secretary": SECRETARY,
        }
        assert bool(policies.can_take_step(actor, request, step)) == (actor == holder[step.role])
        assert bool(policies.can_record_step(actor, request, step)) == actor.is_office


def test_the_list_asks_the_database_a_fixed_number_of_times(django_assert_num_queries):
    for _ in range(3):
        opened("round")
    with django_assert_num_queries(2):
        queries.waiting(OFFICE_HEAD)
    for _ in range(5):
        opened("round")
    with django_assert_num_queries(2):
        queries.waiting(OFFICE_HEAD)
