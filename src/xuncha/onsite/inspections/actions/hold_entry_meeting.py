from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import EntryMeeting
from xuncha.onsite.inspections.policies import can_hold_entry_meeting, serves
from xuncha.onsite.inspections.rules.states import Stage


@action
def hold_entry_meeting(
    *, by: Actor, inspection: UUID, place: str, people: int, on: date | None = None, note: str = ""
) -> EntryMeeting:
    """登记进驻动员会 — Record that the entry meeting was held: day, place, how many people.

    Raises NotKnown; NotAllowed; WrongState outside the stage of entry or when recorded already; BadInput.
    """
    found = queries.locked(inspection, by)
    allowed = can_hold_entry_meeting(by, found)
    (WrongState if serves(by, found.team_id) and allowed.code == "entry.wrong_stage" else NotAllowed).unless(
        allowed
    )
    if EntryMeeting.objects.filter(inspection=found).exists():
        raise WrongState("entry.held_already", _("进驻动员会已经登记过。"))
    _check(place, people)
    day = checked_day(by, on, not_before=queries.passed_on(found.id, Stage.ENTERED), what=_("进驻"))
    meeting = EntryMeeting.objects.create(
        **born(by), inspection=found, held_on=day, place=place.strip(), people=people, note=note.strip()
    )
    record(
        "inspections.entry_meeting_held",
        by=by,
        about=found.ref,
        facts={"number": found.number, "on": day.isoformat(), "people": people},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return meeting


def _check(place: str, people: int) -> None:
    problems = []
    if not place.strip():
        problems.append(Problem("entry.needs_place", _("写明会议地点。"), where="place"))
    if people < 1:
        problems.append(Problem("entry.needs_people", _("到会人数至少 1 人。"), where="people"))
    if problems:
        raise BadInput("entry.incomplete", problems=problems)
