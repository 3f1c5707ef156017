from datetime import date

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections.actions.hold_entry_meeting import hold_entry_meeting
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.models import EntryMeeting
from xuncha.onsite.inspections.rules.states import ORDER, Stage

HELD = {"place": "局机关三楼会议室", "people": 42}


def test_the_meeting_is_recorded_and_opens_the_stay(cast):
    inspection = factory.at(cast, Stage.ENTERED)
    hold_entry_meeting(by=cast.team_liaison.actor, inspection=inspection.id, **HELD)
    assert EntryMeeting.objects.get().people == 42
    assert journal_says("inspections.entry_meeting_held", about=inspection.ref).facts["people"] == 42
    assert pass_gate(by=cast.lead.actor, inspection=inspection.id).stage == Stage.ON_SITE


@pytest.mark.parametrize(
    ("who", "error"), [("member", NotAllowed), ("office", NotAllowed), ("stranger", NotKnown)]
)
def test_the_wrong_person(cast, who, error):
    inspection = factory.at(cast, Stage.ENTERED)
    with pytest.raises(error):
        hold_entry_meeting(by=getattr(cast, who).actor, inspection=inspection.id, **HELD)


@pytest.mark.parametrize("stage", [s for s in ORDER[:4] if s != Stage.ENTERED])
def test_the_wrong_stage(cast, stage):
    inspection = factory.at(cast, stage)
    with pytest.raises(WrongState):
        hold_entry_meeting(by=cast.lead.actor, inspection=inspection.id, **HELD)


def test_it_is_held_once(cast):
    inspection = factory.at(cast, Stage.ENTERED)
    hold_entry_meeting(by=cast.lead.actor, inspection=inspection.id, **HELD)
    with pytest.raises(WrongState):
        hold_entry_meeting(by=cast.lead.actor, inspection=inspection.id, **HELD)


def test_everything_wrong_is_said_at_once(cast):
    inspection = factory.at(cast, Stage.ENTERED)
    with pytest.raises(BadInput) as refused:
        hold_entry_meeting(by=cast.lead.actor, inspection=inspection.id, place=" ", people=0)
    assert [p.where for p in refused.value.problems] == ["place", "people"]
    with pytest.raises(BadInput):
        hold_entry_meeting(by=cast.lead.actor, inspection=inspection.id, on=date(2024, 3, 3), **HELD)
