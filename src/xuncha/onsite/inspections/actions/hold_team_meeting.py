from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import TeamMeeting
from xuncha.onsite.inspections.policies import can_note_meeting


@action
def hold_team_meeting(
    *,
    by: Actor,
    inspection: UUID,
    present: str,
    discussed: str,
    decisions: Sequence[str] = (),
    on: date | None = None,
) -> TeamMeeting:
    """登记组务会 — Record a meeting of the team: who was there, what was discussed, what was decided line by line.

    It belongs to the tour, so every inspection of the team shows it. Raises NotKnown; NotAllowed; WrongState once the
    report was decided; BadInput.
    """
    found = queries.inspection(inspection, by)
    allowed = can_note_meeting(by, found)
    (WrongState if allowed.code == "meeting.too_late" else NotAllowed).unless(allowed)
    problems = []
    if not present.strip():
        problems.append(Problem("meeting.needs_present", _("写明谁到会。"), where="present"))
    if not discussed.strip():
        problems.append(Problem("meeting.needs_discussed", _("写明议了什么。"), where="discussed"))
    if problems:
        raise BadInput("meeting.incomplete", problems=problems)
    meeting = TeamMeeting.objects.create(
        **born(by),
        number=next_number(
            series="inspections.meeting", by=by, pattern="会{n:02}", within=str(found.tour_id)
        ),
        tour_id=found.tour_id,
        held_on=checked_day(by, on),
        present=present.strip(),
        discussed=discussed.strip(),
        decisions=[line.strip() for line in decisions if line.strip()],
        noted_by=by.name,
    )
    record(
        "inspections.team_meeting_held",
        by=by,
        about=found.ref,
        facts={
            "number": meeting.number,
            "on": meeting.held_on.isoformat(),
            "decisions": len(meeting.decisions),
        },
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return meeting
