"""What now, on the first screen of those who have clues in hand. For others there is no card."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import queries
from .models import Clue, ClueItem
from .rules.states import State

NEXT = {
    State.NOTED: gettext_lazy("决定是否核实"),
    State.VERIFYING: gettext_lazy("登记核实情况"),
    State.VERIFIED: gettext_lazy("登记处置意见"),
    State.NOT_VERIFIED: gettext_lazy("看结论"),
    State.READY: gettext_lazy("移交"),
    State.TRANSFERRED: gettext_lazy("登记办理结果"),
    State.RETURNED: gettext_lazy("重新处置"),
}


@stepwise
def in_hand(actor: Actor) -> Steps[Card | None]:
    """Clues whose next step is the reader's; and raw notes to decide on, for lead and deputy."""
    mine, waiting = queries.in_hand(actor), queries.items_waiting(actor)
    knows = queries.may_know_any(actor)
    yield (mine, waiting) if knows else mine
    rows = [*(_clue(c) for c in mine), *(_item(i) for i in (waiting if knows else ()))]
    if not rows:
        return None
    return Card(title=_("线索"), rows=rows, link=_("全部"), href=reverse("clues:clues"))


def _clue(clue: Clue) -> Row:
    owed = clue.state == State.TRANSFERRED
    return Row(
        matter=clue.number,
        where=clue.inspection.body_name,
        due=clue.transfer.due_on if owed and clue.transfer is not None else None,
        late=owed,
        state=("late", _("没有报来结果")) if owed else ("sealed", clue.get_state_display()),
        href=reverse("clues:clue", args=[clue.id]),
        button=NEXT[State(clue.state)],
    )


def _item(item: ClueItem) -> Row:
    return Row(
        matter=_("素材 %(number)s") % {"number": item.number},
        where=item.inspection.body_name,
        state=("sealed", item.get_state_display()),
        href=reverse("clues:item", args=[item.id]),
        button=_("研究"),
    )
