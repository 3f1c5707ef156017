from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version
from xuncha.standing.approvals import policies, queries
from xuncha.standing.approvals.models import Request
from xuncha.standing.approvals.rules.states import RequestState

from ._deciding import close


@action
def withdraw_request(
    *, by: Actor, request: UUID, reason: str = "", on: date | None = None, seen: int | None = None
) -> Request:
    """撤回送审 — Take back a request that is not decided yet.

    Raises NotKnown, WrongState (closed), NotAllowed (neither who opened it nor the office head), Stale.
    """
    req = queries.locked(request, by)
    check_version(req, seen)
    if not req.is_open:
        WrongState.unless(policies.can_withdraw(by, req))
    NotAllowed.unless(policies.can_withdraw(by, req))
    day = on or by.clock.today()
    record(
        "approvals.request_withdrawn",
        by=by,
        about=req.ref,
        rule_set=req.rule_set,
        facts={
            "subject": str(req.subject),
            "route": req.route,
            "on": day.isoformat(),
            "reason": reason.strip(),
        },
    )
    close(req, RequestState.WITHDRAWN, by=by, on=day, reason=reason)
    return req
