"""What now: loans to decide, volumes out past their day, what the reader has borrowed."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import queries
from .models import Loan
from .rules.states import LoanState

MOST = 8


@stepwise
def loans(actor: Actor) -> Steps[Card | None]:
    waiting = queries.loans_waiting(actor)[:MOST]
    yield waiting
    rows = [_row(loan, actor) for loan in waiting]
    if not rows:
        return None
    return Card(title=_("案卷借阅"), rows=rows, link=_("全部"), href=reverse("archives:loans"))


def _row(loan: Loan, actor: Actor) -> Row:
    asked = loan.state == LoanState.ASKED
    late = not asked and loan.due_on < actor.clock.today()
    return Row(
        matter=f"{loan.volume.number} {loan.volume.inspection.body.name}",
        where=loan.borrower,
        due=loan.due_on,
        late=late,
        state=("late", _("逾期未还")) if late else ("wait", loan.get_state_display()),
        href=reverse("archives:decide_loan" if asked else "archives:return_loan", args=[loan.pk]),
        button=_("批") if asked else _("登记归还"),
    )
