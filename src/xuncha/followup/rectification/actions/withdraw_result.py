from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Result
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, WrongState, touch


@action
def withdraw_result(*, by: Actor, row: str, result: UUID, reason: str, on: date | None = None) -> Result:
    """撤回成果 — Take back a row of what came of it that proved wrong; it stays on record and is counted no more.

    `row` is one of money, persons, rules, meetings. Raises NotKnown, NotAllowed, WrongState, BadInput.
    """
    found = queries.result(row, result, by, locked=True)
    NotAllowed.unless(policies.is_the_bodys(by, found.measure.item.ledger))
    if found.withdrawn_on is not None:
        raise WrongState("result.withdrawn", _("这一条成果已经撤回。"))
    if not reason.strip():
        raise BadInput("result.no_reason", _("写明为什么撤回。"))
    found.withdrawn_on, found.withdrawn_because = on or by.clock.today(), reason.strip()[:300]
    touch(found)
    found.save()
    record(
        "rectification.result_withdrawn",
        by=by,
        about=found.measure.ref,
        facts={"row": row, "result": str(found.pk), "reason": reason},
        rule_set=found.measure.item.ledger.rule_set,
    )
    return found
