from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Check
from xuncha.followup.rectification.rules.states import ANSWERS, SETTLED, ItemState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version
from xuncha.foundation.terms.record import born

from ._states import move_item


@action
def check_item(
    *,
    by: Actor,
    item: UUID,
    outcome: str,
    reason: str = "",
    how: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> Check:
    """核验整改 — Say what another person than the doer found: done, done in part, continuing, not done, or returned.

    `how` says by which means it was checked. Anything but done needs a reason. Raises NotKnown, NotAllowed (own work,
    not handed in), Stale, BadInput.
    """
    found = queries.item(item, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_check(by, found))
    if outcome not in {str(a) for a in ANSWERS}:
        raise BadInput("check.unknown_outcome", _("没有这种核验结论。"))
    if outcome != ItemState.DONE and not reason.strip():
        raise BadInput("check.needs_reason", _("写明理由：还缺什么，或为什么要持续整改。"))
    day = on or by.clock.today()
    check = Check.objects.create(
        **born(by),
        item=found,
        on=day,
        outcome=outcome,
        reason=reason.strip()[:1000],
        how=how.strip()[:300],
        checked_by=by.code,
        checker_name=by.name,
    )
    found.settled_on = day if outcome in SETTLED else None
    move_item(found, ItemState(outcome))
    record(
        "rectification.item_checked",
        by=by,
        about=found.ref,
        facts={"outcome": outcome, "on": day.isoformat(), "reason": reason},
        rule_set=found.ledger.rule_set,
    )
    return check
