"""What a meeting decided is followed to its end by the person it was given to."""

from datetime import timedelta

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.inspections import queries, resolutions
from xuncha.onsite.inspections.actions.finish_resolution import finish_resolution
from xuncha.onsite.inspections.actions.hold_team_meeting import Decided, hold_team_meeting
from xuncha.onsite.inspections.actions.take_over_resolutions import take_over_resolutions
from xuncha.onsite.inspections.rules.states import (
    RESOLUTION_OWNERS,
    RESOLUTION_TRANSITIONS,
    ResolutionState,
)
from xuncha.preparation.teams import hands
from xuncha.preparation.teams.actions.call_home import call_home
from xuncha.preparation.teams.queries import active_members


@pytest.fixture
def inspection(cast):
    return factory.opened(cast)


def decided(cast, inspection):
    return factory.resolved(cast, inspection)


def finish(cast, resolution, who="member", **more):
    given = {"note": "三册账已经调来", **more}
    return finish_resolution(by=getattr(cast, who).actor, resolution=resolution.id, **given)


def test_the_table_names_every_state_and_its_owner():
    assert set(RESOLUTION_TRANSITIONS) == set(RESOLUTION_OWNERS) == set(ResolutionState)


def test_the_owner_finishes_with_a_note_and_the_journal_says_so(cast, inspection):
    resolution = decided(cast, inspection)
    assert [r.id for r in queries.resolutions_to_do(cast.member.actor, cast.clock.today())] == [resolution.id]
    done = finish(cast, resolution)
    assert (done.state, done.done_by, done.note) == ("done", "马骏", "三册账已经调来")
    assert journal_says("inspections.resolution_finished", about=resolution.ref).facts["number"] == "会01-2"
    assert queries.resolutions_to_do(cast.member.actor, cast.clock.today()) == []


def test_the_lead_may_do_it_in_their_place_and_nobody_else(cast, inspection):
    resolution = decided(cast, inspection)
    for who, refusal in (("second_member", NotAllowed), ("office", NotAllowed), ("stranger", NotKnown)):
        with pytest.raises(refusal):
            finish(cast, resolution, who)
    assert finish(cast, resolution, "lead").state == "done"


def test_not_twice_not_without_a_note_not_a_line_with_nothing_to_do_not_an_older_page(cast, inspection):
    resolution = decided(cast, inspection)
    with pytest.raises(BadInput):
        finish(cast, resolution, note=" ")
    with pytest.raises(Stale):
        finish(cast, resolution, seen=resolution.version + 4)
    with pytest.raises(BadInput):
        finish(cast, resolution, on=cast.clock.today() - timedelta(days=1))
    finish(cast, resolution)
    with pytest.raises(WrongState):
        finish(cast, resolution)
    with pytest.raises(WrongState):
        finish(cast, resolution.meeting.resolutions.get(order=1), "lead")


def test_a_line_with_half_of_owner_and_day_is_refused_at_its_line(cast, inspection):
    day = cast.clock.today()
    lines = [
        Decided("先谈话", cast.member.person),
        Decided("再调账", None, day),
        Decided(" ", cast.member.person, day),
        Decided("写稿", cast.stranger.person, day),
        Decided("核账", cast.member.person, day - timedelta(days=1)),
    ]
    with pytest.raises(BadInput) as refused:
        hold_team_meeting(
            by=cast.lead.actor, inspection=inspection.id, present="全组", discussed="分工", decisions=lines
        )
    assert [p.where for p in refused.value.problems] == ["due-1", "owner-2", "text-3", "owner-4", "due-5"]


def test_a_late_one_is_said_to_its_owner_and_to_the_lead(cast, inspection):
    decided(cast, inspection)
    cast.clock.at += timedelta(days=9)
    for who in (cast.member, cast.lead):
        card = resolutions.to_do(who.actor)
        assert [row.late for row in card.rows] == [True]
    assert resolutions.to_do(cast.second_member.actor) is None
    assert (
        "逾期未办"
        in cast.second_member.client.get(f"/inspections/{inspection.id}/meetings/").content.decode()
    )


def test_called_home_it_passes_to_a_colleague(cast, inspection):
    resolution = decided(cast, inspection)
    rows = {m.person_id: m.id for m in active_members(inspection.team_id)}
    slip = call_home(
        by=cast.office.actor,
        membership=rows[cast.member.person],
        successor=rows[cast.team_liaison.person],
        reason="调回",
    )
    assert slip.things == [["未办结的议定事项", "会01-2"]]
    assert queries.resolution(resolution.id, cast.lead.actor).owner_id == cast.team_liaison.person
    assert hands.open_work(inspection.team_id, cast.member.person) == []
    assert journal_says("inspections.resolutions_taken_over").facts["numbers"] == ["会01-2"]
    with pytest.raises(NotAllowed):
        take_over_resolutions(
            by=cast.lead.actor,
            team=inspection.team_id,
            leaving=cast.lead.person,
            successor=cast.team_liaison.person,
        )
