from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import orders, policies
from xuncha.conclusions.findings.models import SpotOrder
from xuncha.conclusions.findings.rules.states import OrderState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import disconnect
from xuncha.foundation.terms import Actor, touch

from ._orders import move, needs, say


@action
def withdraw_spot_order(*, by: Actor, order: UUID, because: str) -> SpotOrder:
    """撤销立行立改通知书 — Withdraw an order that did not go out; its matters may be carried by another. The number is gone.

    Raises NotKnown, NotAllowed, WrongState once it was sent, BadInput.
    """
    found = orders.locked(order, by)
    policies.guard_order(policies.can_withdraw_spot_order(by, found))
    found.reason = needs(because, "because", _("写明为什么撤销。"))
    let_go = orders.carried(found)
    for spot in let_go:
        spot.order = None
        touch(spot)
        spot.save()
        disconnect(source=spot.ref, target=found.ref, relation="spot_order")
    move(found, OrderState.WITHDRAWN)
    say("findings.spot_order_withdrawn", found, by, spots=[s.number for s in let_go])
    return found
