from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version
from xuncha.standing.approvals import policies, queries
from xuncha.standing.approvals.models import Request

from ._deciding import check_words, decide


@action
def take_step(
    *,
    by: Actor,
    request: UUID,
    approve: bool,
    reason: str = "",
    on: date | None = None,
    late_reason: str = "",
    seen: int | None = None,
) -> Request:
    """办理审批 — Take the step that is due, in the system, as who holds its role.

    Approving the last step approves the request; a return closes it and drops the rest. Event `approvals.decided`.
    Raises NotKnown, WrongState (closed), NotAllowed (another's step), BadInput (return without reason), Stale.
    """
    req = queries.locked(request, by)
    check_version(req, seen)
    step = queries.current_step(req)
    if step is None:
        WrongState.unless(policies.can_take_step(by, req, None))
        raise AssertionError  # an open request always has a step due
    NotAllowed.unless(policies.can_take_step(by, req, step))
    day = on or by.clock.today()
    check_words(approve=approve, reason=reason, on=day, by=by, request=req)
    step.decided_by, step.decided_code, step.decided_on = by.name, by.code, day
    step.how, step.reason, step.late_reason = "system", reason.strip(), late_reason.strip()[:200]
    record(
        "approvals.step_taken",
        by=by,
        about=req.ref,
        rule_set=req.rule_set,
        facts={
            "step": step.code,
            "approve": approve,
            "on": day.isoformat(),
            "reason": step.reason,
            "late_reason": step.late_reason,
        },
    )
    step.request = req
    decide(step, by=by, approve=approve)
    return req
