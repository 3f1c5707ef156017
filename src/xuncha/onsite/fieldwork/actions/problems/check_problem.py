from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork import problems as entries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._move import move_problem
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import PracticalProblem
from xuncha.onsite.fieldwork.rules.states import ProblemState
from xuncha.onsite.inspections.days import checked_day


@action
def check_problem(
    *,
    by: Actor,
    problem: UUID,
    note: str,
    solved: bool = True,
    on: date | None = None,
    seen: int | None = None,
) -> PracticalProblem:
    """核实实事 — Another person looks whether it is solved: then it counts; or it goes back to be solved, with the reason.

    Raises NotKnown, NotAllowed to whoever recorded the solution, WrongState, BadInput, Stale.
    """
    found = entries.locked(problem, by)
    check_version(found, seen)
    policies.guard(policies.can_check_problem(by, found))
    refuse(
        "problem.incomplete",
        needed("problem", ("note", note, _("写明怎么核实的、看到了什么；没有解决的写明还差什么。"))),
    )
    day = checked_day(by, on, not_before=found.solved_on, what=_("解决"))
    found.check_note = note.strip()
    if solved:
        found.checked_on, found.checked_by = day, by.name
    move_problem(found, ProblemState.CHECKED if solved else ProblemState.NOTED)
    event = "fieldwork.problem_checked" if solved else "fieldwork.problem_sent_back"
    say(event, by, found, on=day.isoformat())
    return found
