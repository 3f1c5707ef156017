from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview, Interviewer
from xuncha.onsite.fieldwork.rules.states import COUNTED
from xuncha.onsite.inspections.queries import inspection as inspection_of

from ._people import interviewer_problems
from ._said import say


@action
def plan_interview(
    *,
    by: Actor,
    inspection: UUID,
    name: str,
    post: str,
    on: date,
    place: str,
    interviewers: Sequence[UUID],
    unit: str = "",
    at: time | None = None,
    outline_post: str = "",
    supplements: UUID | None = None,
) -> Interview:
    """安排谈话 — Plan an interview: whom by name and post, where, when, heard by at least two of the team.

    The outline of `outline_post` is copied to it. `supplements` is a finished interview this one adds to. Raises NotKnown,
    NotAllowed, WrongState once the team left, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_plan_interview(by, found))
    _check(name, post, place, interviewers, found.team_id)
    earlier = queries.interview(supplements, by) if supplements else None
    if earlier is not None and (earlier.inspection_id != found.id or earlier.state not in COUNTED):
        raise WrongState("interview.nothing_to_supplement", _("只对已核对或已注明拒签的谈话做补充记录。"))
    interview = Interview.objects.create(
        **born(by),
        number=next_number(series="fieldwork.interview", by=by, pattern="谈-{n:03}", within=str(found.id)),
        inspection=found,
        interviewee_name=name.strip(),
        interviewee_post=post.strip(),
        interviewee_unit=unit.strip(),
        outline_post=outline_post,
        outline=queries.outline(found.id, outline_post),
        planned_on=on,
        planned_time=at,
        place=place.strip(),
        supplements=earlier,
    )
    for order, person in enumerate(interviewers, 1):
        Interviewer.objects.create(**born(by), interview=interview, person_id=person, order=order)
    if earlier is not None:
        connect(by=by, source=earlier.ref, target=interview.ref, relation="supplement")
    say(
        "fieldwork.interview_planned",
        by,
        interview,
        on=on.isoformat(),
        interviewers=[str(p) for p in interviewers],
        supplements=earlier.number if earlier else "",
    )
    return interview


def _check(name: str, post: str, place: str, interviewers: Sequence[UUID], team: UUID) -> None:
    problems = []
    if not name.strip():
        problems.append(Problem("interview.needs_name", _("写明同谁谈。"), where="name"))
    if not post.strip():
        problems.append(Problem("interview.needs_post", _("写明被谈话人的职务。"), where="post"))
    if not place.strip():
        problems.append(Problem("interview.needs_place", _("写明谈话地点。"), where="place"))
    problems.extend(interviewer_problems(interviewers, team))
    if problems:
        raise BadInput("interview.incomplete", problems=problems)
