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
def send_spot_order(
    *, by: Actor, order: UUID, sent_to: str, on: date | None = None, seen: int | None = None
) -> SpotOrder:
    """送达立行立改通知书 — Hand the order to the body. From then on it cannot be withdrawn.

    Raises NotKnown, NotAllowed, WrongState, BadInput, Stale.
    """
    found = orders.locked(order, by)
    check_version(found, seen)
    policies.guard_order(policies.can_send_spot_order(by, found))
    found.sent_to = needs(sent_to, "sent_to", _("写明送给哪个部门、谁接的。"))
    found.sent_on = checked_day(by, on, not_before=found.ordered_on, what=_("通知书日期"))
    move(found, OrderState.SENT)
    say("findings.spot_order_sent", found, by, on=str(found.sent_on))
    return found
