from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview
from xuncha.onsite.fieldwork.rules.states import InterviewState

from ._move import move_interview
from ._said import say


@action
def cancel_interview(*, by: Actor, interview: UUID, because: str) -> Interview:
    """取消谈话 — Cancel a planned interview, with a reason. Its number is not given again.

    Raises NotKnown, NotAllowed, WrongState once it began, BadInput without a reason.
    """
    found = queries.locked_interview(interview, by)
    policies.guard(policies.can_cancel_interview(by, found))
    if not because.strip():
        problem = Problem("interview.needs_reason", _("写明为什么取消。"), where="because")
        raise BadInput("interview.needs_reason", problems=[problem])
    found.cancelled_because = because.strip()
    move_interview(found, InterviewState.CANCELLED)
    say("fieldwork.interview_cancelled", by, found, because=found.cancelled_because)
    return found
