from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Confirmation
from xuncha.onsite.inspections.policies import can_confirm_condition
from xuncha.onsite.inspections.rules.gates import Standing


@action
def confirm_condition(
    *, by: Actor, inspection: UUID, condition: str, reason: str, on: date | None = None
) -> Confirmation:
    """确认条件 — Say in one's own name that a condition holds which no part of the system can answer yet.

    Raises NotKnown; NotAllowed for whoever does not open the gate; WrongState where the condition is not of the next
    gate, is answered by the system, or was confirmed already; BadInput without a reason.
    """
    found = queries.locked(inspection, by)
    NotAllowed.unless(can_confirm_condition(by, found))
    row = next((r for r in queries.gate(found, by) if r.code == condition), None)
    if row is None:
        raise WrongState("condition.not_asked", _("下一关口没有这项条件。"))
    if row.standing != Standing.ASKS_A_PERSON:
        raise WrongState("condition.answered", _("这项条件已有结果，不用再确认。"))
    if not reason.strip():
        problem = Problem("condition.needs_reason", _("写明凭什么认定这项条件已经满足。"), where="reason")
        raise BadInput("condition.needs_reason", problems=[problem])
    said = Confirmation.objects.create(
        **born(by),
        inspection=found,
        condition=condition,
        on=checked_day(by, on),
        reason=reason.strip(),
        by_code=by.code,
        by_name=by.name,
    )
    record(
        "inspections.condition_confirmed",
        by=by,
        about=found.ref,
        facts={"number": found.number, "condition": condition, "clause": row.clause, "reason": said.reason},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return said
