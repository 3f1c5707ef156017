from datetime import date

import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.actions.settle_petition import settle_petition
from xuncha.onsite.petitions.rules.outcomes import AsClueHint, AsPoint, AsSpotMatter, NothingToDo
from xuncha.onsite.petitions.rules.states import State


def test_several_outcomes_of_one_petition(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    done = settle_petition(
        by=cast.member.actor,
        petition=found.id,
        outcomes=[
            AsPoint("会议费里的餐费", who_has=cast.member.person),
            AsPoint("食堂往来款"),
            AsClueHint(),
            AsSpotMatter("主要负责人", date(2024, 3, 4)),
        ],
    )
    assert done.state == State.SETTLED
    points = inspections.points_noted([inspection.id])
    assert {p.title for p in points} == {"会议费里的餐费", "食堂往来款"}
    assert [o.kind for o in queries.outcomes(done)] == ["point", "point", "clue_hint", "spot"]
    assert journal_says("petitions.settled", about=found.ref).facts["outcomes"] == [
        "point",
        "point",
        "clue_hint",
        "spot",
    ]


def test_a_point_leads_back_to_the_petition_for_those_alone_who_know_it(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    settle_petition(by=cast.member.actor, petition=found.id, outcomes=[AsPoint("会议费里的餐费")])
    point = inspections.points_noted([inspection.id]).get()
    for who, knows in (
        (cast.member, True),
        (cast.lead, True),
        (cast.second_member, False),
        (cast.staff, False),
    ):
        page = who.client.get(f"/points/{point.id}/")
        shown = page.content.decode()
        assert page.status_code == 200 and (found.number in shown) is knows


def test_an_anonymous_one_is_closed_with_it(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED, named=False)
    done = settle_petition(by=cast.member.actor, petition=found.id, outcomes=[NothingToDo("没有具体内容")])
    assert (done.state, done.closed_on) == (State.CLOSED, cast.clock.today())
    assert open_petition(by=cast.member.actor, petition=found.id).reasons == ("没有具体内容",)


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([], "petition.none"),
        ([AsClueHint(), AsClueHint()], "petition.twice"),
        ([NothingToDo("x"), AsClueHint()], "petition.nothing_alone"),
        ([AsPoint(" ")], "petition.no_title"),
        ([AsSpotMatter("", date(2024, 3, 4))], "petition.no_receiver"),
        ([NothingToDo("")], "petition.no_reason"),
    ],
)
def test_what_does_not_hold_is_named_and_nothing_is_written(cast, inspection, outcomes, code):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    with pytest.raises(BadInput) as refused:
        settle_petition(by=cast.member.actor, petition=found.id, outcomes=outcomes)
    assert [p.code for p in refused.value.problems] == [code]
    assert not queries.outcomes(found)


def test_by_who_has_it_or_the_lead(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    with pytest.raises(NotAllowed):
        settle_petition(by=cast.clerk.actor, petition=found.id, outcomes=[AsClueHint()])
    with pytest.raises(NotKnown):
        settle_petition(by=cast.second_member.actor, petition=found.id, outcomes=[AsClueHint()])
    assert settle_petition(by=cast.lead.actor, petition=found.id, outcomes=[AsClueHint()])


@pytest.mark.parametrize("state", [State.REGISTERED, State.OUT_OF_SCOPE, State.PASSED_ON, State.CLOSED])
def test_only_while_it_is_in_hand(cast, inspection, state):
    found = petitions.at(cast, inspection, state)
    with pytest.raises(WrongState):
        settle_petition(by=cast.lead.actor, petition=found.id, outcomes=[AsClueHint()])
