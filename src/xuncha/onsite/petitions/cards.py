"""This room's part of the first screens."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import queries
from .models import Passing, Petition
from .rules.states import Channel, State
from .words import CHANNELS, STATES

SHAPES = {
    State.REGISTERED: "wait",
    State.ACCEPTED: "wait",
    State.ASSIGNED: "go",
    State.OUT_OF_SCOPE: "warn",
    State.PASSED_ON: "go",
    State.SETTLED: "wait",
    State.CLOSED: "done",
    State.LINKED: "none",
}
MOST = 8


@stepwise
def clerk(actor: Actor) -> Steps[Card | None]:
    """For the clerk: what waits for a scope, for a receiver, for an answer; late answers of receivers."""
    if not actor.has(Role.CLERK):
        return None
    today = actor.clock.today()
    undecided, outside = queries.to_decide(actor)[:MOST], queries.to_pass_on(actor)[:MOST]
    overdue, answered = (
        queries.awaited(actor).filter(due_on__lt=today, petition__halted_on=None)[:MOST],
        queries.to_answer(actor)[:MOST],
    )
    yield undecided, outside, overdue, answered
    rows = [_row(p, actor, p.scope_due_on, _("定范围"), "decide") for p in undecided]
    rows += [_row(p, actor, None, _("转送"), "pass_on") for p in outside]
    rows += [_passed(p) for p in overdue]
    rows += [_row(p, actor, None, _("答复"), "close") for p in answered]
    return Card(
        title=_("信访"),
        rows=rows,
        link=_("信访登记簿"),
        href=reverse("petitions:petitions"),
        empty=_("没有等您定范围、转送或者答复的信访。"),
    )


@stepwise
def lead(actor: Actor) -> Steps[Card | None]:
    """For the lead: petitions to be given out."""
    if not actor.scopes(Role.LEAD):
        return None
    found = queries.to_assign(actor)[:MOST]
    yield found
    rows = [_row(p, actor, None, _("分办"), "assign") for p in found]
    return Card(title=_("等您分办的信访"), rows=rows) if rows else None


@stepwise
def handler(actor: Actor) -> Steps[Card | None]:
    """For a member: petitions in hand."""
    if not actor.scopes(*TEAM):
        return None
    found = queries.in_hand(actor)[:MOST]
    yield found
    rows = [_row(p, actor, None, _("写结果"), "settle") for p in found]
    return Card(title=_("您承办的信访"), rows=rows) if rows else None


def _row(row: Petition, actor: Actor, due, button: str, verb: str) -> Row:  # type: ignore[no-untyped-def]
    state = State(row.state)
    body = row.body.name if row.body is not None else _("没有写明单位")
    late = due is not None and due < actor.clock.today() and row.halted_on is None
    return Row(
        f"{row.number} {CHANNELS[Channel(row.channel)]}",
        body,
        due,
        late,
        ("late" if late else SHAPES[state], STATES[state]),
        reverse(f"petitions:{verb}", args=[row.id]),
        button,
    )


def _passed(row: Passing) -> Row:
    return Row(
        row.petition.number,
        row.to_name,
        row.due_on,
        True,
        ("late", _("到期没有反馈")),
        reverse("petitions:answer", args=[row.petition_id]),
        _("登记反馈"),
    )


def to_assign(actor: Actor) -> list[Any]:
    """What waits for this lead: part of the number beside 待办."""
    return [queries.to_assign(actor)] if actor.scopes(Role.LEAD) else []
