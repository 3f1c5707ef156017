from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview, Interviewer

from ._people import interviewer_problems
from ._said import say


@action
def replan_interview(
    *,
    by: Actor,
    interview: UUID,
    on: date,
    place: str,
    interviewers: Sequence[UUID],
    at: time | None = None,
    seen: int | None = None,
) -> Interview:
    """改期 — Change day, place or interviewers of an interview that has not begun.

    Raises NotKnown, NotAllowed, WrongState once it began, BadInput, Stale.
    """
    found = queries.locked_interview(interview, by)
    check_version(found, seen)
    policies.guard(policies.can_replan_interview(by, found))
    problems = interviewer_problems(interviewers, found.inspection.team_id)
    if not place.strip():
        problems.append(Problem("interview.needs_place", _("写明谈话地点。"), where="place"))
    if problems:
        raise BadInput("interview.incomplete", problems=problems)
    found.planned_on, found.planned_time, found.place = on, at, place.strip()
    touch(found)
    found.save()
    found.interviewers.all().delete()
    for order, person in enumerate(interviewers, 1):
        Interviewer.objects.create(**born(by), interview=found, person_id=person, order=order)
    say(
        "fieldwork.interview_replanned",
        by,
        found,
        on=on.isoformat(),
        interviewers=[str(p) for p in interviewers],
    )
    return found
