"""What now, on the first screen of those who write, check and sign papers."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.conclusions.findings import advices, facts, queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.states import SheetState, State
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


# ------------------------------------------------------------------------------------------------ fact sheets


def facts_at_door(actor: Actor) -> Card | None:
    """Fact sheets sent to the reader's body with a matter it has not replied to."""
    rows = facts.waiting_at_door(actor)
    today = actor.clock.today()
    if not rows:
        return None
    return Card(
        title=_("请核对事实"),
        rows=[
            Row(
                matter=_("事实确认单 %(number)s") % {"number": s.number},
                where=s.inspection.team.name,
                due=s.due_on,
                late=bool(s.due_on and s.due_on < today),
                state=("wait", _("待答复")),
                href=reverse("findings:door_fact_sheet", args=[s.id]),
                button=_("看、答复"),
            )
            for s in rows
        ],
        link=_("全部"),
        href=reverse("findings:door_facts"),
    )


def facts_in_hand(actor: Actor) -> Card | None:
    """Fact sheets to send, objections to answer, replies that are overdue, exchanges that may be closed."""
    rows = [row for s in facts.for_team(actor) if (row := _fact_row(s, actor)) is not None]
    return Card(title=_("事实确认"), rows=rows) if rows else None


def _fact_row(sheet: Any, actor: Actor) -> Row | None:
    heads = actor.has(Role.LEAD, Role.DEPUTY)
    late = bool(sheet.silent and sheet.due_on and sheet.due_on < actor.clock.today())
    if sheet.state == SheetState.DRAFT:
        told = (("draft", _("待签发")), _("签发")) if actor.has(Role.LEAD) else None
    elif sheet.objected:
        told = (("warn", _("有异议待回应")), _("回应"))
    elif late:
        told = (("late", _("逾期未答复")), _("去处理"))
    elif not sheet.silent and heads:
        told = (("go", _("可以办结")), _("办结"))
    else:
        told = None
    if told is None:
        return None
    state, button = told
    return Row(
        matter=sheet.number or _("未送出的事实确认单"),
        where=sheet.inspection.body_name,
        due=sheet.due_on,
        late=late,
        state=state,
        href=reverse("findings:fact_sheet", args=[sheet.id]),
        button=button,
    )


# ------------------------------------------------------------------------------------------------ advice


def advice_to_send(actor: Actor) -> Card | None:
    """Advice the team has given that is in no letter yet, for the office."""
    rows = advices.waiting(actor)
    if not rows:
        return None
    return Card(
        title=_("待发的巡察建议"),
        rows=[
            Row(
                matter=f"{a.number} {a.to_name}",
                where=a.text[:60],
                state=("wait", _("没有拟函")),
                href=reverse("findings:advice_letter", args=[a.id]),
                button=_("拟建议书"),
            )
            for a in rows
        ],
        link=_("全部"),
        href=reverse("findings:advice"),
    )
