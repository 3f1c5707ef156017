from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.states import RequestState

from ._move import move_request
from ._said import say


@action
def drop_request(*, by: Actor, request: UUID, reason: str) -> MaterialRequest:
    """撤销调阅单 — Withdraw a request that was not sent yet, with a reason. Its number is not given again.

    Raises NotKnown, NotAllowed, WrongState once it was sent, BadInput without a reason.
    """
    found = queries.locked_request(request, by)
    policies.guard(policies.can_drop_request(by, found))
    if not reason.strip():
        problem = Problem("request.needs_reason", _("写明为什么撤销。"), where="reason")
        raise BadInput("request.needs_reason", problems=[problem])
    found.reason = reason.strip()
    move_request(found, RequestState.WITHDRAWN)
    say("fieldwork.request_dropped", by, found, reason=found.reason)
    return found
