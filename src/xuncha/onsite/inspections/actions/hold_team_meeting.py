from collections.abc import Sequence
from dataclasses import dataclass
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
from xuncha.onsite.inspections.models import Resolution, TeamMeeting
from xuncha.onsite.inspections.policies import can_note_meeting
from xuncha.onsite.inspections.rules.states import ResolutionState


@dataclass(frozen=True, slots=True)
class Decided:
    """One line of what a meeting decided; who does it and until when, or neither where nothing is to be done."""

    text: str
    owner: UUID | None = None
    due_on: date | None = None


@action
def hold_team_meeting(
    *,
    by: Actor,
    inspection: UUID,
    present: str,
    discussed: str,
    decisions: Sequence[str | Decided] = (),
    on: date | None = None,
) -> TeamMeeting:
    """登记组务会 — Record a meeting of the team: who was there, what was discussed, what was decided line by line.

    A decision with an owner and a day is followed until it is done. It belongs to the tour, so every inspection of the
    team shows it. Problems name the line: `text-2`, `owner-2`, `due-2`. Raises NotKnown; NotAllowed; WrongState once the
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
    lines = [Decided(d) if isinstance(d, str) else d for d in decisions]
    held_on = checked_day(by, on)
    problems += _line_problems(lines, queries.member_ids(found.team_id), held_on)
    if problems:
        raise BadInput("meeting.incomplete", problems=problems)
    meeting = TeamMeeting.objects.create(
        **born(by),
        number=next_number(
            series="inspections.meeting", by=by, pattern="会{n:02}", within=str(found.tour_id)
        ),
        tour_id=found.tour_id,
        held_on=held_on,
        present=present.strip(),
        discussed=discussed.strip(),
        noted_by=by.name,
    )
    made = _write(by, meeting, lines)
    record(
        "inspections.team_meeting_held",
        by=by,
        about=found.ref,
        facts={
            "number": meeting.number,
            "on": meeting.held_on.isoformat(),
            "decisions": len(made),
            "followed": [
                {"number": r.number, "owner": str(r.owner_id), "due": r.due_on.isoformat()}
                for r in made
                if r.due_on
            ],
        },
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return meeting


def _line_problems(lines: Sequence[Decided], team: set[UUID], held_on: date) -> list[Problem]:
    problems = []
    for n, line in enumerate(lines, 1):
        if not line.text.strip():
            if line.owner or line.due_on:
                problems.append(Problem("meeting.needs_decision", _("写明定了什么。"), where=f"text-{n}"))
            continue
        if line.owner and line.owner not in team:
            problems.append(Problem("meeting.owner_not_in_team", _("交给本组的人办。"), where=f"owner-{n}"))
        if line.owner and not line.due_on:
            problems.append(Problem("meeting.needs_day", _("写明哪天前办好。"), where=f"due-{n}"))
        if line.due_on and line.due_on < held_on:
            problems.append(
                Problem("meeting.day_before", _("办好的日子不能早于开会的日子。"), where=f"due-{n}")
            )
        if line.due_on and not line.owner:
            problems.append(Problem("meeting.needs_owner", _("写明交给谁办。"), where=f"owner-{n}"))
    return problems


def _write(by: Actor, meeting: TeamMeeting, lines: Sequence[Decided]) -> list[Resolution]:
    return Resolution.objects.bulk_create(
        Resolution(
            **born(by),
            meeting=meeting,
            order=n,
            text=line.text.strip(),
            owner_id=line.owner,
            due_on=line.due_on,
            state=ResolutionState.OPEN if line.owner else ResolutionState.NOTED,
        )
        for n, line in enumerate((x for x in lines if x.text.strip()), 1)
    )
