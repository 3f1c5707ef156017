from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.states import RequestState
from xuncha.onsite.inspections.days import checked_day

from ._move import move_request
from ._said import say


@action
def send_request(
    *, by: Actor, request: UUID, sent_to: str, on: date | None = None, seen: int | None = None
) -> MaterialRequest:
    """送出调阅单 — Record that an approved request was handed to the body, and to whom.

    Raises NotKnown, NotAllowed, WrongState before the lead approved, BadInput, Stale.
    """
    found = queries.locked_request(request, by)
    check_version(found, seen)
    policies.guard(policies.can_send_request(by, found))
    if not sent_to.strip():
        problem = Problem("request.needs_receiver", _("写明交给对方谁签收。"), where="sent_to")
        raise BadInput("request.needs_receiver", problems=[problem])
    found.sent_on = checked_day(by, on, not_before=found.approved_on, what=_("组长批准"))
    found.sent_to = sent_to.strip()
    move_request(found, RequestState.SENT)
    say("fieldwork.request_sent", by, found, on=found.sent_on.isoformat())
    return found
