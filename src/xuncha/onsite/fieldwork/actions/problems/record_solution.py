from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, check_version
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork import problems as entries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._move import move_problem
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import PracticalProblem
from xuncha.onsite.fieldwork.rules.states import ProblemState
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on
from xuncha.standing.organisations import queries as organisations


@action
def record_solution(
    *,
    by: Actor,
    problem: UUID,
    solver: str,
    how: str,
    proof: str,
    stream: BinaryIO | None = None,
    name: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> PracticalProblem:
    """登记实事已解决 — Record that a practical problem is solved: by which body, how, when, and what proves it.

    `solver` is the body's name or number; one the register knows is tied to it. It counts once another person checked it.
    Raises NotKnown, NotAllowed, WrongState, BadInput, Stale.
    """
    found = entries.locked(problem, by)
    check_version(found, seen)
    policies.guard(policies.can_record_solution(by, found))
    wanted = (
        ("solver", solver, _("写明哪个单位解决的。")),
        ("how", how, _("写明怎么解决的、解决到什么程度。")),
        ("proof", proof, _("写明凭什么说解决了：照片、回执、回访；没有电子件的，写明纸质件在哪里。")),
    )
    refuse("problem.incomplete", needed("problem", *wanted))
    known = organisations.resolve(solver, by)
    body = known[0] if len(known) == 1 else None
    found.solved_on = checked_day(by, on, not_before=entered_on(found.inspection_id), what=_("进驻"))
    found.solver_id = body.id if body else None
    found.solver_name = body.name if body else solver.strip()
    found.how, found.proof, found.recorded_by = how.strip(), proof.strip(), by.code
    if stream is not None:
        kept = keep(stream, name=name, scope=inspection_scope(found.inspection_id), by=by)
        found.proof_file_id = kept.pk
    found.check_note = ""
    move_problem(found, ProblemState.SOLVED)
    say(
        "fieldwork.problem_solved",
        by,
        found,
        on=found.solved_on.isoformat(),
        solver=found.solver_name,
        file=str(found.proof_file_id or ""),
    )
    return found
