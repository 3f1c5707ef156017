"""The one place where the state of an order changes, and how what happened to it is said."""

from django.utils.translation import gettext as _

from xuncha.conclusions.findings.models import SpotOrder
from xuncha.conclusions.findings.rules.states import OrderState, order_may_go
from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, touch


def move(order: SpotOrder, to: OrderState) -> None:
    """Set the state and save. Raises WrongState where the table has no such step."""
    if not order_may_go(OrderState(order.state), to):
        raise WrongState("spot.order_state", _("通知书的状态不能这样改。"))
    order.state = to
    touch(order)
    order.save()


def say(event: str, order: SpotOrder, by: Actor, **told: object) -> None:
    """Journal an act under the inspection's key."""
    record(
        event,
        by=by,
        about=order.ref,
        facts={"inspection": str(order.inspection_id), "number": order.number, **told},
        scope=inspection_scope(order.inspection_id),
        rule_set=order.inspection.rule_set,
    )


def needs(value: str, field: str, words: str) -> str:
    """The text without blanks around it. Raises BadInput where nothing is left."""
    if not value.strip():
        raise BadInput("spot.order_incomplete", problems=[Problem(f"spot.needs_{field}", words, where=field)])
    return value.strip()
