from datetime import date

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.inspections.actions.give_point import give_point
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.actions.settle_point import settle_point
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.rules.states import (
    ORDER,
    POINT_TRANSITIONS,
    POINTS_NOTED_IN,
    POINTS_SETTLED_IN,
    PointState,
    Stage,
)

SETTLED = {"result": "cleared", "text": "对照银行回单，付款在验收之后"}


def test_a_point_is_noted_with_number_source_and_holder(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    point = note_point(
        by=cast.member.actor,
        inspection=inspection.id,
        title="尾款早于验收支付",
        source=inspection.ref,
        source_text="账簿",
        who_has=cast.second_member.person,
        settles_by=date(2024, 3, 20),
    )
    assert (point.number, point.state, point.noted_by) == ("疑001", "open", "马骏")
    assert journal_says("inspections.point_noted", about=point.ref).facts["number"] == "疑001"
    assert [n.ref for n in neighbours(point.ref, cast.member.actor)] == [inspection.ref]


@pytest.mark.parametrize("stage", ORDER[:6])
def test_points_are_noted_until_the_team_leaves(cast, stage):
    inspection = factory.at(cast, stage)
    if stage in POINTS_NOTED_IN:
        assert factory.noted(cast, inspection).state == "open"
    else:
        with pytest.raises(WrongState):
            factory.noted(cast, inspection)


def test_before_entry_the_office_notes_what_the_briefings_say(cast):
    inspection = factory.opened(cast)
    note_point(by=cast.staff.actor, inspection=inspection.id, title="审计指出的往来款")
    factory.forward(cast, inspection)
    with pytest.raises(NotAllowed):
        note_point(by=cast.staff.actor, inspection=inspection.id, title="x")


def test_a_stranger_knows_of_no_point(cast):
    point = factory.noted(cast, factory.at(cast, Stage.ON_SITE))
    for act in (
        lambda: note_point(by=cast.stranger.actor, inspection=point.inspection_id, title="x"),
        lambda: settle_point(by=cast.stranger.actor, point=point.id, **SETTLED),
        lambda: give_point(by=cast.stranger.actor, point=point.id, who_has=cast.stranger.person),
    ):
        with pytest.raises(NotKnown):
            act()


def test_what_is_missing_is_said_at_once(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    with pytest.raises(BadInput) as refused:
        note_point(by=cast.member.actor, inspection=inspection.id, title="", who_has=cast.stranger.person)
    assert [p.where for p in refused.value.problems] == ["title", "who_has"]
    point = factory.noted(cast, inspection)
    with pytest.raises(BadInput) as refused:
        settle_point(by=cast.member.actor, point=point.id, result="guilty", text="")
    assert [p.where for p in refused.value.problems] == ["result", "text"]


def test_a_point_is_settled_with_its_result_and_stays_so(cast):
    point = factory.noted(cast, factory.at(cast, Stage.ON_SITE))
    settled = settle_point(by=cast.member.actor, point=point.id, seen=point.version, **SETTLED)
    assert (settled.state, settled.result) == ("settled", "cleared")
    assert journal_says("inspections.point_settled", about=point.ref).facts["result"] == "cleared"
    with pytest.raises(WrongState):
        settle_point(by=cast.member.actor, point=point.id, **SETTLED)
    with pytest.raises(WrongState):
        give_point(by=cast.lead.actor, point=point.id, who_has=cast.member.person)


@pytest.mark.parametrize("stage", ORDER[2:6])
def test_points_are_settled_until_the_team_writes(cast, stage):
    inspection = factory.at(cast, Stage.ON_SITE)
    point = factory.noted(cast, inspection)
    while inspection.stage != stage:
        inspection = factory.forward(cast, inspection)
    if stage in POINTS_SETTLED_IN:
        assert settle_point(by=cast.member.actor, point=point.id, **SETTLED).state == "settled"
    else:
        with pytest.raises(WrongState):
            settle_point(by=cast.member.actor, point=point.id, **SETTLED)


def test_it_is_settled_by_whoever_has_it_or_by_the_lead(cast):
    point = factory.noted(cast, factory.at(cast, Stage.ON_SITE))
    with pytest.raises(NotAllowed):
        settle_point(by=cast.second_member.actor, point=point.id, **SETTLED)
    with pytest.raises(NotAllowed):
        settle_point(by=cast.office.actor, point=point.id, **SETTLED)
    assert settle_point(by=cast.lead.actor, point=point.id, **SETTLED).settled_by == "韩立群"


def test_a_point_is_given_to_another_of_the_team(cast):
    point = factory.noted(cast, factory.at(cast, Stage.ON_SITE))
    given = give_point(
        by=cast.lead.actor, point=point.id, who_has=cast.second_member.person, settles_by=date(2024, 3, 9)
    )
    assert given.who_has_id == cast.second_member.person
    assert journal_says("inspections.point_given", about=point.ref).facts["settles_by"] == "2024-03-09"
    with pytest.raises(BadInput):
        give_point(by=cast.lead.actor, point=point.id, who_has=cast.stranger.person)
    with pytest.raises(Stale):
        give_point(by=cast.lead.actor, point=point.id, who_has=cast.member.person, seen=1)
    assert Point.objects.get().who_has_id == cast.second_member.person


@pytest.mark.parametrize("current", list(PointState))
@pytest.mark.parametrize("wanted", list(PointState))
def test_every_step_of_the_point_table(current, wanted):
    allowed = (current, wanted) == (PointState.OPEN, PointState.SETTLED)
    assert (wanted in POINT_TRANSITIONS[current]) is allowed
