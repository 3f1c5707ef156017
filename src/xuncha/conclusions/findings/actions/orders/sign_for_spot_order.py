from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import orders, policies
from xuncha.conclusions.findings.models import SpotOrder
from xuncha.conclusions.findings.rules.states import OrderState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version
from xuncha.onsite.inspections.days import checked_day

from ._orders import move, needs, say


@action
def sign_for_spot_order(
    *, by: Actor, order: UUID, signed_by: str, on: date | None = None, seen: int | None = None
) -> SpotOrder:
    """签收立行立改通知书 — Record from the paper who signed for the order on the body's side.

    Raises NotKnown, NotAllowed, WrongState before it was sent, BadInput, Stale.
    """
    found = orders.locked(order, by)
    check_version(found, seen)
    policies.guard_order(policies.can_sign_for_spot_order(by, found))
    found.signed_by = needs(signed_by, "signed_by", _("写明谁签收的：职务和姓名。"))
    found.signed_on = checked_day(by, on, not_before=found.sent_on, what=_("送达"))
    move(found, OrderState.SIGNED)
    say("findings.spot_order_signed_for", found, by, on=str(found.signed_on))
    return found
