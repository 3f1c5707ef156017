from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import policies, queries
from xuncha.preparation.planning.actions.add_round import add_round
from xuncha.preparation.planning.actions.plan_body import plan_body
from xuncha.preparation.planning.actions.submit_annual_plan import submit_annual_plan
from xuncha.preparation.planning.actions.unplan_body import unplan_body
from xuncha.preparation.planning.models import AnnualPlan
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.preparation.planning.web import presenters
from xuncha.preparation.planning.web.forms import PlannedBodyForm, RoundForm, grouped_bodies
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.rules.kinds import INSPECTED


def the_plan(plan: UUID, actor: Actor) -> AnnualPlan:
    found: AnnualPlan | None = queries.plans_visible_to(actor).filter(id=plan).first()
    if found is None:
        raise Http404
    return found


def register_choices(actor: Actor) -> Any:
    """Bodies that stand today and can be inspected, in groups by kind."""
    standing = (
        organisations.standing_on(actor.clock.today()).filter(kind__in=INSPECTED).order_by("kind", "number")
    )
    order = {kind: place for place, kind in enumerate(INSPECTED)}
    return grouped_bodies(sorted(standing, key=lambda b: (order[b.kind], b.number)), organisations.kind_label)


def plan(request: HttpRequest, plan: UUID) -> HttpResponse:
    """A year's plan: bodies listed, rounds, where its approval stands, versions."""
    actor = actor_of(request)
    found = the_plan(plan, actor)
    listed = queries.planned_bodies(found.id)
    context = {
        "plan": found,
        "state": presenters.state_of(found),
        "bodies": [
            (
                b,
                presenters.kind_of(b.inspection_kind, ""),
                organisations.kind_label(b.body.kind),
                presenters.gone(b.body, actor),
            )
            for b in listed
        ],
        "rounds": presenters.round_rows(list(queries.visible_to(actor).filter(plan=found))),
        "approval": presenters.approval_of(found, actor),
        "versions": presenters.versions_of(found),
        "open": presenters.is_open(found),
        "approved": found.state == PlanState.APPROVED,
        "changing": presenters.is_open(found) and found.approved_on is not None,
        "may_change": policies.can_change_plan(actor, found),
        "may_plan": policies.can_plan(actor),
    }
    return page(request, "planning/plan.html", context)


def add_body(request: HttpRequest, plan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = the_plan(plan, actor)
    form = PlannedBodyForm.of(request, bodies=register_choices(actor))
    return submit(
        request,
        form,
        lambda data: plan_body(by=actor, plan=found.id, **{**data, "body": UUID(data["body"])}),
        then=reverse("planning:plan", args=[found.id]),
        title=_("列入单位"),
        back=reverse("planning:plan", args=[found.id]),
        notice=lambda made: gettext("已列入%(body)s") % {"body": made.body.name},
    )


def remove_body(request: HttpRequest, planned: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.planned_body(planned, actor)
    here = reverse("planning:plan", args=[row.plan_id])
    return submit(
        request,
        Form.of(request),
        lambda data: unplan_body(by=actor, planned=row.id),
        then=here,
        title=_("移出年度计划"),
        back=here,
        notice=_("已移出"),
    )


def send(request: HttpRequest, plan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = the_plan(plan, actor)
    form = Form.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: submit_annual_plan(by=actor, plan=found.id, seen=form.seen),
        then=reverse("planning:plan", args=[found.id]),
        title=_("报批年度计划"),
        back=reverse("planning:plan", args=[found.id]),
        notice=_("已报批，这一稿留存"),
    )


def new_round(request: HttpRequest, plan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = the_plan(plan, actor)
    form = RoundForm.of(request, initial={"number": queries.next_round_number(found.term_id)})
    return submit(
        request,
        form,
        lambda data: add_round(by=actor, plan=found.id, **data),
        then=lambda made: reverse("planning:round", args=[made.id]),
        title=_("增加轮次"),
        back=reverse("planning:plan", args=[found.id]),
    )
