"""Rectification on the spot: what was ordered, by which letter, what was done; the letters themselves."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import orders, policies, queries
from xuncha.conclusions.findings.actions.orders.issue_spot_order import issue_spot_order
from xuncha.conclusions.findings.actions.orders.send_spot_order import send_spot_order
from xuncha.conclusions.findings.actions.orders.sign_for_spot_order import sign_for_spot_order
from xuncha.conclusions.findings.actions.orders.withdraw_spot_order import withdraw_spot_order
from xuncha.conclusions.findings.models import SpotOrder
from xuncha.conclusions.findings.rules.states import OrderState
from xuncha.conclusions.findings.web.order_forms import (
    IssueOrderForm,
    SendOrderForm,
    SignOrderForm,
    WithdrawOrderForm,
)
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit

SHAPES = {
    OrderState.DRAWN: "go",
    OrderState.SENT: "wait",
    OrderState.SIGNED: "done",
    OrderState.WITHDRAWN: "draft",
}


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """立行立改: each matter with its letter and its check, and the letters."""
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    letters = orders.of_inspection(where.id, actor)
    spots = orders.spots_of(where.id, actor)
    return page(
        request,
        "findings/spots.html",
        {
            "inspection": where,
            "spots": spots,
            "orders": [(o, SHAPES[OrderState(o.state)]) for o in letters],
            "team": policies.serves(actor, where.team_id),
            "may": policies.can_issue_spot_order(actor, where),
            "free": any(s.order_id is None and s.done_on is None for s in spots),
        },
    )


def issue(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    policies.guard_order(policies.can_issue_spot_order(actor, where))
    free = orders.without_order(where.id)
    form = IssueOrderForm.of(
        request,
        spots=[(str(s.id), f"{s.number} {s.text}") for s in free],
        initial={"on": actor.clock.today(), "spots": [str(s.id) for s in free]},
    )
    return submit(
        request,
        form,
        lambda data: issue_spot_order(by=actor, inspection=where.id, **data),
        then=_href,
        back=reverse("findings:spots", args=[where.id]),
        title=_("签发立行立改通知书"),
        button=_("签发"),
        notice=lambda made: _("已编为 %(number)s") % {"number": made.number},
    )


def order(request: HttpRequest, order: UUID) -> HttpResponseBase:
    """一份立行立改通知书: what it carries, to whom it went, who signed."""
    actor = actor_of(request)
    found = orders.order(order, actor)
    state = OrderState(found.state)
    return page(
        request,
        "findings/spot_order.html",
        {
            "order": found,
            "inspection": found.inspection,
            "shape": SHAPES[state],
            "spots": orders.carried(found),
            "may_send": policies.can_send_spot_order(actor, found) if state == OrderState.DRAWN else None,
            "may_sign": policies.can_sign_for_spot_order(actor, found) if state == OrderState.SENT else None,
            "may_withdraw": policies.can_withdraw_spot_order(actor, found),
        },
    )


def _href(found: SpotOrder) -> str:
    return reverse("findings:spot_order", args=[found.id])


def _verb(request: HttpRequest, found: SpotOrder, form: Any, act: Any, title: str) -> HttpResponseBase:
    return submit(
        request,
        form,
        act,
        then=_href(found),
        back=_href(found),
        title=f"{title} {found.number}",
        button=title,
        notice=_("已登记"),
    )


def send(request: HttpRequest, order: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = orders.order(order, actor)
    policies.guard_order(policies.can_send_spot_order(actor, found))
    form = SendOrderForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: send_spot_order(by=actor, order=found.id, seen=form.seen, **data),
        _("登记送达"),
    )


def sign(request: HttpRequest, order: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = orders.order(order, actor)
    policies.guard_order(policies.can_sign_for_spot_order(actor, found))
    form = SignOrderForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: sign_for_spot_order(by=actor, order=found.id, seen=form.seen, **data),
        _("登记签收"),
    )


def withdraw(request: HttpRequest, order: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = orders.order(order, actor)
    policies.guard_order(policies.can_withdraw_spot_order(actor, found))
    return _verb(
        request,
        found,
        WithdrawOrderForm.of(request),
        lambda data: withdraw_spot_order(by=actor, order=found.id, **data),
        _("撤销通知书"),
    )
