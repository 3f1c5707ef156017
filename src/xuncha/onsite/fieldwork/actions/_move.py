"""The places where a state of this room changes: from the tables, or not at all."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import WrongState, touch
from xuncha.onsite.fieldwork.models import Interview, MaterialRequest, PracticalProblem, Sitting, Visit
from xuncha.onsite.fieldwork.rules.states import (
    InterviewState,
    OutingState,
    ProblemState,
    RequestState,
    interview_may_move,
    outing_may_move,
    problem_may_move,
    request_may_move,
)


def move_interview(found: Interview, wanted: InterviewState) -> None:
    """Set the state and save. Raises WrongState where the table has no such step."""
    if not interview_may_move(InterviewState(found.state), wanted):
        raise WrongState("interview.state", _("谈话的状态不能这样改。"))
    found.state = wanted
    touch(found)
    found.save()


def move_request(found: MaterialRequest, wanted: RequestState) -> None:
    """Set the state and save. Raises WrongState where the table has no such step."""
    if not request_may_move(RequestState(found.state), wanted):
        raise WrongState("request.state", _("调阅单的状态不能这样改。"))
    found.state = wanted
    touch(found)
    found.save()


def move_outing(found: Visit | Sitting, wanted: OutingState) -> None:
    """Set the state and save. Raises WrongState where the table has no such step."""
    if not outing_may_move(OutingState(found.state), wanted):
        raise WrongState("outing.state", _("走访或听会的状态不能这样改。"))
    found.state = wanted
    touch(found)
    found.save()


def move_problem(found: PracticalProblem, wanted: ProblemState) -> None:
    """Set the state and save. Raises WrongState where the table has no such step."""
    if not problem_may_move(ProblemState(found.state), wanted):
        raise WrongState("problem.state", _("这件实事的状态不能这样改。"))
    found.state = wanted
    touch(found)
    found.save()
