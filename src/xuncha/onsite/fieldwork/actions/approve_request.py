from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.states import RequestState
from xuncha.onsite.inspections.days import checked_day

from ._move import move_request
from ._said import say


@action
def approve_request(
    *, by: Actor, request: UUID, on: date | None = None, seen: int | None = None
) -> MaterialRequest:
    """批准调阅 — Approve a list of materials, as the lead of the team.

    Raises NotKnown, NotAllowed, WrongState, BadInput for a day to come, Stale.
    """
    found = queries.locked_request(request, by)
    check_version(found, seen)
    policies.guard(policies.can_approve_request(by, found))
    found.approved_on = checked_day(by, on, not_before=found.drafted_on)
    found.approved_by = by.name
    move_request(found, RequestState.APPROVED)
    say("fieldwork.request_approved", by, found, on=found.approved_on.isoformat())
    return found
