from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version, touch
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Resolution
from xuncha.onsite.inspections.policies import can_finish_resolution
from xuncha.onsite.inspections.rules.states import RESOLUTION_TRANSITIONS, ResolutionState


@action
def finish_resolution(
    *, by: Actor, resolution: UUID, note: str, on: date | None = None, seen: int | None = None
) -> Resolution:
    """办结议定事项 — Say that what a meeting of the team decided was done, and what came of it.

    Raises NotKnown, NotAllowed, WrongState where nothing is to be done any more, BadInput, Stale.
    """
    found = queries.locked_resolution(resolution, by)
    check_version(found, seen)
    NotAllowed.unless(can_finish_resolution(by, found))
    _move(found, ResolutionState.DONE)
    if not note.strip():
        problem = Problem("resolution.needs_note", _("写明办得怎样；不再办的写明为什么。"), where="note")
        raise BadInput(problem.code, problems=[problem])
    found.done_on = checked_day(by, on, not_before=found.meeting.held_on, what=_("开会"))
    found.note, found.done_by = note.strip(), by.name
    touch(found)
    found.save()
    task = queries.task_of(found.meeting.tour_id)
    record(
        "inspections.resolution_finished",
        by=by,
        about=found.ref,
        facts={"number": found.number, "on": found.done_on.isoformat(), "due": found.due_on.isoformat()},
        scope=inspection_scope(task.id),
        rule_set=task.rule_set,
    )
    return found


def _move(found: Resolution, wanted: ResolutionState) -> None:
    if wanted not in RESOLUTION_TRANSITIONS[ResolutionState(found.state)]:
        raise WrongState("resolution.state", _("这一条已经办结，或者不用跟踪。"))
    found.state = wanted
