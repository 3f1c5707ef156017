"""What now, on the first screens: letters nobody answered in time, briefings to sign for, lent papers to give back."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import queries
from .models import Briefing, Letter


@stepwise
def waiting(actor: Actor) -> Steps[Card | None]:
    """Letters out that wait for receipt or reply, and lent papers that go back, the nearest day first."""
    today = actor.clock.today()
    letters, lent = queries.waiting(actor)[:8], queries.to_give_back(actor)[:4]
    yield (letters, lent) if actor.is_office else letters
    rows = [_letter(r, r.due_on is not None and r.due_on < today) for r in letters]
    rows += [_back(b) for b in lent] if actor.is_office else []
    if not rows:
        return None
    return Card(title=_("等对方回复"), rows=rows, link=_("全部函件"), href=reverse("coordination:letters"))


def _letter(letter: Letter, late: bool) -> Row:
    return Row(
        matter=f"{letter.number} {letter.title}",
        where=letter.receiver_name,
        due=letter.due_on,
        late=late,
        state=("late", _("逾期未回复")) if late else ("wait", letter.get_state_display()),
        href=reverse("coordination:letter", args=[letter.id]),
        button=_("看函件"),
    )


def _back(briefing: Briefing) -> Row:
    return Row(
        matter=f"{briefing.number} {briefing.body_name}",
        where=briefing.team_name,
        due=briefing.return_by,
        state=("wait", _("待退还")),
        href=reverse("coordination:briefing", args=[briefing.id]),
        button=_("看通报"),
    )


@stepwise
def to_sign_for(actor: Actor) -> Steps[Card | None]:
    """Briefings handed to the reader's team."""
    handed = queries.to_sign_for(actor)
    yield handed
    rows = [
        Row(
            matter=f"{b.number} {b.body_name}",
            where=b.team_name,
            state=("wait", _("待签收")),
            href=reverse("coordination:sign_for", args=[b.id]),
            button=_("签收"),
        )
        for b in handed
    ]
    return Card(title=_("转给本组的情况通报"), rows=rows) if rows else None
