from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork import problems as entries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._move import move_problem
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import PracticalProblem
from xuncha.onsite.fieldwork.rules.states import ProblemState


@action
def drop_problem(*, by: Actor, problem: UUID, because: str) -> PracticalProblem:
    """撤下实事 — Take an entry off the list, with the reason: noted twice, no problem after all. It stays to be seen.

    Raises NotKnown, NotAllowed, WrongState once checked, BadInput.
    """
    found = entries.locked(problem, by)
    policies.guard(policies.can_drop_problem(by, found))
    refuse("problem.incomplete", needed("problem", ("because", because, _("写明为什么撤下。"))))
    found.check_note = because.strip()
    move_problem(found, ProblemState.DROPPED)
    say("fieldwork.problem_dropped", by, found)
    return found
