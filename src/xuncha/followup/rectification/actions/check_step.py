from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import StepCheck
from xuncha.followup.rectification.rules.states import SETTLED, ItemState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born


@action
def check_step(
    *,
    by: Actor,
    measure: UUID,
    outcome: str,
    task: UUID | None = None,
    reason: str = "",
    on: date | None = None,
) -> StepCheck:
    """核验单项 — Say what another person found of one measure, or of one task of it, by itself.

    Where a step was not checked by itself, the check of its item holds for it. Raises NotKnown, NotAllowed (own
    work, no proof); BadInput for an unknown outcome, or anything but done without a reason.
    """
    found = queries.measure(measure, by, locked=True)
    part = queries.task(task, found) if task else None
    NotAllowed.unless(policies.can_check_step(by, found))
    if outcome not in {str(s) for s in SETTLED}:
        raise BadInput("check.unknown_outcome", _("没有这种核验结论。"))
    if outcome != ItemState.DONE and not reason.strip():
        raise BadInput("check.needs_reason", _("写明理由：还缺什么，或为什么要持续整改。"))
    check = StepCheck.objects.create(
        **born(by),
        measure=found,
        task=part,
        on=on or by.clock.today(),
        outcome=outcome,
        reason=reason.strip()[:1000],
        checked_by=by.code,
        checker_name=by.name,
    )
    record(
        "rectification.step_checked",
        by=by,
        about=found.ref,
        facts={"task": str(task) if task else None, "outcome": outcome, "on": check.on.isoformat()},
        rule_set=found.item.ledger.rule_set,
    )
    return check
