"""What the pages show, made of what the queries give."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.kinds import Described, describe, known_kinds
from xuncha.foundation.papers.policies import can_read
from xuncha.foundation.papers.templates import known_papers
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row
from xuncha.foundation.ui.writing import short_day
from xuncha.standing.approvals import policies, queries
from xuncha.standing.approvals.models import STATES, Request, Step
from xuncha.standing.approvals.rules.states import RequestState, StepState
from xuncha.standing.regulations.queries import rule_set

SHAPES = {
    StepState.APPROVED: "done",
    StepState.RETURNED: "returned",
    StepState.DROPPED: "draft",
    StepState.WAITING: "none",
}
REQUEST_SHAPES = {
    RequestState.OPEN: "wait",
    RequestState.APPROVED: "done",
    RequestState.RETURNED: "returned",
    RequestState.WITHDRAWN: "draft",
}


@dataclass(frozen=True, slots=True)
class Material:
    """A paper the decider is given."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A step as a line: whose, what came of it, on what proof."""

    step: Step
    shape: str
    word: str
    how: str


def route_words(request: Request) -> tuple[str, str]:
    """Name of the route and its rule id, from the rule set the request was opened under."""
    try:
        route = rule_set(request.rule_set).routes.get(request.route)
    except NotKnown:  # an office's own rule set that is no longer there
        route = None
    return (str(route), route.clause) if route else (request.route, "")


def request_shape(request: Request) -> str:
    return REQUEST_SHAPES[RequestState(request.state)]


def state_word(request: Request) -> str:
    return str(STATES[RequestState(request.state)])


def turns(request: Request) -> list[Turn]:
    current = queries.current_step(request)
    return [_turn(s, current) for s in request.steps.all()]


def _turn(step: Step, current: Step | None) -> Turn:
    if current is not None and step.pk == current.pk:
        return Turn(step, "go", _("轮到这一步"), "")
    word = {
        StepState.WAITING: _("还没有到"),
        StepState.APPROVED: _("同意"),
        StepState.RETURNED: _("退回"),
        StepState.DROPPED: _("没有走到"),
    }[StepState(step.state)]
    how = ""
    if step.how == "system":
        how = _("本人在系统内办理")
    elif step.how == "recorded":
        how = _("凭纸质件登记，登记人 %(name)s") % {"name": step.recorded_by_name}
    return Turn(step, SHAPES[StepState(step.state)], word, how)


def subject_line(actor: Actor, request: Request) -> tuple[str, Described | None]:
    """What kind of thing it is about, and the thing itself where the actor may know it."""
    kind = known_kinds().get(request.subject_kind)
    found = describe(actor, [request.subject]).get(request.subject)
    return (str(kind.label) if kind else "", found)


def materials(actor: Actor, request: Request) -> list[Material]:
    """The papers named when it was sent; all papers of the subject where none was named."""
    readable = [
        t for t in known_papers().values() if t.subject == request.subject_kind and can_read(actor, t)
    ]
    wanted = [t for t in readable if t.code in request.papers] if request.papers else readable
    return [Material(str(t.label), _preview(t.code, request.subject_id)) for t in wanted]


def _preview(code: str, subject: UUID) -> str:
    try:
        return reverse("papers:preview", args=[code, subject])
    except NoReverseMatch:
        return ""


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Something to decide, with its papers."""

    request: Request
    step: Step
    route: str
    clause: str
    materials: list[Material]
    opened_on: date


def waiting_rows(actor: Actor, found: list[queries.Waiting]) -> list[WaitingRow]:
    rows = []
    for one in found:
        route, clause = route_words(one.request)
        rows.append(
            WaitingRow(
                one.request, one.step, route, clause, materials(actor, one.request), one.request.opened_on
            )
        )
    return rows


@stepwise
def card(actor: Actor) -> Steps[Card | None]:
    """What this person decides, for the list “等您决定” of the first screen."""
    waiting = yield from queries.waiting_for_me.steps(actor)
    rows = [
        Row(
            w.request.title,
            where=f"{w.step.shown_label} · {w.request.opened_by_name}",
            due=w.request.opened_on,
            href=reverse("approvals:request", args=[w.request.id]),
            button=_("审核"),
        )
        for w in waiting
    ]
    return Card(title=_("等您决定"), rows=rows) if rows else None


SHOWN = 6  # of what waits for others; the rest one click away


@stepwise
def card_of_others(actor: Actor) -> Steps[Card | None]:
    """What waits for somebody else's decision: whose turn it is and since when."""
    waiting = [w for w in (yield from queries.waiting.steps(actor)) if not w.mine]
    rows = [
        Row(
            w.request.title,
            where=_("轮到%(who)s · %(step)s · %(day)s送审")
            % {
                "who": w.step.shown_who,
                "step": w.step.shown_label,
                "day": short_day(w.request.opened_on, actor.clock.today()),
            },
            href=reverse("approvals:request", args=[w.request.id]),
            button=_("看"),
        )
        for w in waiting[:SHOWN]
    ]
    if not rows:
        return None
    beyond = max(0, len(waiting) - SHOWN)
    return Card(_("等别人决定"), rows=rows, link=_("全部"), href=reverse("approvals:waiting"), beyond=beyond)


@stepwise
def described(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    """Requests among neighbours: only those the actor may know."""
    rows = queries.visible_to(actor).filter(pk__in=ids)
    yield rows
    return {
        r.id: Described(r.title, reverse("approvals:request", args=[r.id]), state=state_word(r)) for r in rows
    }


@dataclass(frozen=True, slots=True)
class Verbs:
    """What this person may do with the request now, refused ones with their reason."""

    take: object
    record: object
    withdraw: object


def verbs(actor: Actor, request: Request) -> Verbs:
    step = queries.current_step(request)
    record = policies.can_record_step(actor, request, step)
    return Verbs(
        take=policies.can_take_step(actor, request, step),
        record=record if actor.is_office else None,
        withdraw=policies.can_withdraw(actor, request),
    )
