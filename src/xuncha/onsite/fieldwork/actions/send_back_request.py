from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.states import RequestState

from ._move import move_request
from ._said import say


@action
def send_back_request(*, by: Actor, request: UUID, reason: str, seen: int | None = None) -> MaterialRequest:
    """退回调阅单 — Send a request back to whoever drafted it, with a reason, as the lead.

    Raises NotKnown, NotAllowed, WrongState, BadInput without a reason, Stale.
    """
    found = queries.locked_request(request, by)
    check_version(found, seen)
    policies.guard(policies.can_send_back_request(by, found))
    if not reason.strip():
        problem = Problem("request.needs_reason", _("写明为什么退回。"), where="reason")
        raise BadInput("request.needs_reason", problems=[problem])
    found.reason = reason.strip()
    move_request(found, RequestState.SENT_BACK)
    say("fieldwork.request_sent_back", by, found, reason=found.reason)
    return found
