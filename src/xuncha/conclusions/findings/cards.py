"""What now, on the first screen of those who write, check and sign papers."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

TURN = {
    State.UNDERTAKERS: (gettext_lazy("待承办人签"), gettext_lazy("去签署")),
    State.DEPUTY: (gettext_lazy("待副组长签"), gettext_lazy("去签署")),
    State.LEAD: (gettext_lazy("待组长签"), gettext_lazy("去签署")),
    State.SIGNED: (gettext_lazy("待研判"), gettext_lazy("研判")),
}


@stepwise
def to_sign(actor: Actor) -> Steps[Card | None]:
    """Papers whose next signature or judgement is the reader's to give."""
    rows = queries.waiting_for_me(actor)
    yield rows
    if not rows and not actor.has(Role.LEAD, Role.DEPUTY):
        return None
    return Card(
        title=_("等您签的底稿"),
        rows=[_row(p) for p in rows],
        link=_("全部底稿"),
        href=reverse("findings:workpapers"),
        empty=_("没有等您签的底稿。承办人签完，轮到您的会列在这里。"),
    )


def _row(paper: Workpaper) -> Row:
    label, button = TURN[State(paper.state)]
    page = "findings:judge" if paper.state == State.SIGNED else "findings:sign"
    return Row(
        matter=f"{paper.shown_number} {paper.title}",
        where=paper.inspection.body_name,
        state=("wait", label),
        href=reverse(page, args=[paper.id]),
        button=button,
    )


@stepwise
def sent_back(actor: Actor) -> Steps[Card | None]:
    """Papers sent back to the reader, with why."""
    rows = queries.returned_to_me(actor)
    yield rows
    if not rows:
        return None
    return Card(
        title=_("退回给您的底稿"),
        rows=[
            Row(
                matter=f"{p.shown_number} {p.title}",
                where=p.sent_back[0].reason if p.sent_back else p.inspection.body_name,
                state=("returned", _("已退回")),
                href=reverse("findings:workpaper", args=[p.id]),
                button=_("修改"),
            )
            for p in rows
        ],
    )
