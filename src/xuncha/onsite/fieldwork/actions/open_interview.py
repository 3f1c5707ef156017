from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview

from ._said import say


@action
def open_interview(*, by: Actor, interview: UUID, reason: str) -> Interview:
    """调看谈话记录 — Open a team's interview record for the head of the office, with a reason; entered first.

    Raises NotKnown, NotAllowed, BadInput without a reason.
    """
    NotAllowed.unless(policies.can_open_interview(by))
    found = queries.any_interview(interview)
    if not reason.strip():
        problem = Problem("open.needs_reason", _("写明为什么要调看。"), where="reason")
        raise BadInput("open.needs_reason", problems=[problem])
    say("fieldwork.interview_opened", by, found, reason=reason.strip())
    return after_entry(lambda: found)
