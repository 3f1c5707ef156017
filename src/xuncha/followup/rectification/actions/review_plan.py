from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Ledger
from xuncha.followup.rectification.rules.states import LedgerState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version

from ._states import move_ledger


@action
def review_plan(
    *,
    by: Actor,
    ledger: UUID,
    accept: bool,
    reason: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> Ledger:
    """审核整改方案 — Accept a plan, or return it with the reason.

    Raises NotKnown, NotAllowed, Stale; BadInput for a return without a reason.
    """
    found = queries.ledger(ledger, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_review_plan(by, found))
    if not accept and not reason.strip():
        raise BadInput("rectification.return_needs_reason", _("退回要写明理由：哪一条缺什么。"))
    day = on or by.clock.today()
    if accept:
        found.plan_accepted_on, found.returned_reason = day, ""
        move_ledger(found, LedgerState.ACCEPTED)
    else:
        found.returned_reason = reason.strip()[:1000]
        move_ledger(found, LedgerState.RETURNED)
    record(
        "rectification.plan_reviewed",
        by=by,
        about=found.ref,
        facts={"accepted": accept, "reason": reason, "on": day.isoformat()},
        rule_set=found.rule_set,
    )
    return found
