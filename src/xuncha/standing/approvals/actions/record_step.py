from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version
from xuncha.standing.approvals import policies, queries
from xuncha.standing.approvals.models import Request

from ._deciding import check_words, decide


@action
def record_step(
    *,
    by: Actor,
    request: UUID,
    decided_by: str,
    on: date,
    approve: bool,
    reason: str = "",
    scan: UUID | None = None,
    minutes: str = "",
    late_reason: str = "",
    seen: int | None = None,
) -> Request:
    """登记纸质审批 — Record a decision that was taken on paper or in a meeting; it shows so for ever.

    `decided_by`: who signed or which meeting decided. Either the scan of the signed paper (`files.File`) or the number
    of the minutes must be given. Raises NotKnown, WrongState, NotAllowed (office only), BadInput, Stale.
    """
    req = queries.locked(request, by)
    check_version(req, seen)
    step = queries.current_step(req)
    if step is None:
        WrongState.unless(policies.can_record_step(by, req, None))
        raise AssertionError  # an open request always has a step due
    NotAllowed.unless(policies.can_record_step(by, req, step))
    check_words(approve=approve, reason=reason, on=on, by=by, request=req)
    _check_paper(decided_by, scan, minutes)
    step.decided_by, step.decided_on, step.how = decided_by.strip()[:200], on, "recorded"
    step.reason, step.minutes, step.scan_id = reason.strip(), minutes.strip()[:100], scan
    step.recorded_by, step.recorded_by_name = by.code, by.name
    step.late_reason = late_reason.strip()[:200]
    record(
        "approvals.step_recorded",
        by=by,
        about=req.ref,
        rule_set=req.rule_set,
        facts={
            "step": step.code,
            "approve": approve,
            "on": on.isoformat(),
            "decided_by": step.decided_by,
            "minutes": step.minutes,
            "scan": str(scan) if scan else "",
            "reason": step.reason,
            "late_reason": step.late_reason,
        },
    )
    step.request = req
    decide(step, by=by, approve=approve)
    return req


def _check_paper(decided_by: str, scan: UUID | None, minutes: str) -> None:
    problems = []
    if not decided_by.strip():
        problems.append(
            Problem("step.decided_by", _("没有写谁决定。"), "decided_by", _("写签字人，或者哪次会议。"))
        )
    if scan is None and not minutes.strip():
        problems.append(
            Problem("step.paper", _("没有凭据。"), "scan", _("附签字件扫描件，或者写会议纪要文号。"))
        )
    if problems:
        raise BadInput("step.input", problems=problems)
