"""Versions of a plan or round: opening what was approved for a change, what differs between two, moving a target."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.change_annual_plan import change_annual_plan
from xuncha.preparation.planning.actions.change_round import change_round
from xuncha.preparation.planning.actions.keep_annual_plan import keep_annual_plan
from xuncha.preparation.planning.actions.keep_round import keep_round
from xuncha.preparation.planning.actions.move_target import move_target
from xuncha.preparation.planning.contents import plan_content, round_content
from xuncha.preparation.planning.models import AnnualPlan, Round
from xuncha.preparation.planning.rules.differences import differences
from xuncha.preparation.planning.web import presenters
from xuncha.preparation.planning.web.forms import ChangeForm, MoveForm
from xuncha.preparation.planning.web.views.plans import the_plan


def of_plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = the_plan(plan, actor)
    here = reverse("planning:plan", args=[found.id])
    now = plan_content(found, actor)
    return _compared(request, found, now, here, queries.years_of_others(found))


def of_round(request: HttpRequest, round: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    here = reverse("planning:round", args=[found.id])
    return _compared(request, found, round_content(found, actor), here, {})


def _compared(
    request: HttpRequest,
    thing: AnnualPlan | Round,
    now: dict[str, Any],
    here: str,
    elsewhere: Mapping[str, int],
) -> HttpResponse:
    """各稿的不同: two versions side by side in what differs; the last two where none are named."""
    sides = presenters.version_sides(thing, now)
    by_key = {side.key: side for side in sides}
    new = by_key.get(request.GET.get("to", "")) or (sides[-1] if sides else None)
    old = by_key.get(request.GET.get("from", ""))
    if old is None and new is not None:
        place = sides.index(new)
        old = sides[place - 1] if place else new
    found = differences(old.content, new.content) if old is not None and new is not None else []
    return page(
        request,
        "planning/differences.html",
        {
            "thing": thing,
            "here": here,
            "sides": sides,
            "old": old,
            "new": new,
            "count": len(found),
            "groups": presenters.differences_shown(found, elsewhere),
        },
    )


def change_plan(request: HttpRequest, plan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = the_plan(plan, actor)
    here = reverse("planning:plan", args=[found.id])
    form = ChangeForm.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: change_annual_plan(by=actor, plan=found.id, seen=form.seen, **data),
        then=here,
        title=_("变更年度计划"),
        button=_("开始变更"),
        back=here,
        notice=_("已开始变更，改好后报批"),
    )


def keep_plan(request: HttpRequest, plan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = the_plan(plan, actor)
    here = reverse("planning:plan", args=[found.id])
    return submit(
        request,
        Form.of(request),
        lambda data: keep_annual_plan(by=actor, plan=found.id),
        then=here,
        title=_("撤销计划变更"),
        back=here,
        notice=_("照批准的版本不变"),
    )


def change_the_round(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    here = reverse("planning:round", args=[found.id])
    form = ChangeForm.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: change_round(by=actor, round=found.id, seen=form.seen, **data),
        then=here,
        title=_("变更轮次"),
        button=_("开始变更"),
        back=here,
        notice=_("已开始变更，改好后报批"),
    )


def keep_the_round(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    here = reverse("planning:round", args=[found.id])
    return submit(
        request,
        Form.of(request),
        lambda data: keep_round(by=actor, round=found.id),
        then=here,
        title=_("撤销轮次变更"),
        back=here,
        notice=_("照批准的版本不变"),
    )


def move(request: HttpRequest, target: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.target(target)
    round = queries.round_with_batches(found.batch.round_id, actor)
    here = reverse("planning:round", args=[round.id])
    others = [b for b in round.batches.all() if b.id != found.batch_id]
    form = MoveForm.of(
        request, batches=[(str(b.id), gettext("第 %(n)s 批") % {"n": b.number}) for b in others]
    )
    return submit(
        request,
        form,
        lambda data: move_target(by=actor, target=found.id, batch=UUID(data["batch"])),
        then=here,
        title=gettext("%(body)s调整批次") % {"body": found.body.name},
        button=_("调整"),
        back=here,
        notice=_("已调整批次"),
    )
