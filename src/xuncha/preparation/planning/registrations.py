"""What this room supplies to the ground floor: kinds of thing, event codes, the condition of an approved plan."""

from collections.abc import Mapping, Set
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import Answer, Missing, condition
from xuncha.foundation.links.edges import origins
from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.terms import OFFICE, TEAM, Actor, Ref, Role
from xuncha.foundation.terms.together import Steps, stepwise

from . import labels, queries
from .models import Batch

EVENTS = {
    "planning.term_opened": _("开立届期"),
    "planning.plan_drafted": _("起草年度计划"),
    "planning.body_planned": _("列入年度计划"),
    "planning.body_unplanned": _("移出年度计划"),
    "planning.plan_submitted": _("报批年度计划"),
    "planning.plan_approved": _("批准年度计划"),
    "planning.plan_returned": _("退回年度计划"),
    "planning.round_added": _("增加轮次"),
    "planning.batch_added": _("增加批次"),
    "planning.batch_changed": _("调整批次日期"),
    "planning.target_added": _("列入对象"),
    "planning.target_removed": _("移出对象"),
    "planning.round_submitted": _("报批轮次"),
    "planning.round_approved": _("批准轮次"),
    "planning.round_returned": _("退回轮次"),
    "planning.counting_set": _("设定计数口径"),
    "planning.plan_change_opened": _("变更年度计划"),
    "planning.plan_kept": _("撤销计划变更"),
    "planning.round_change_opened": _("变更轮次"),
    "planning.round_kept": _("撤销轮次变更"),
    "planning.target_moved": _("调整批次"),
    "planning.round_closed": _("结束轮次"),
}


def register() -> None:
    """Tell the registries. Called once, when all rooms are there."""
    kind("planning.term", _("届期"), _terms)
    kind("planning.annualplan", _("年度计划"), _plans)
    kind("planning.round", _("轮次"), _rounds)
    kind("planning.batch", _("批次"), _batches)
    kind("planning.target", _("对象"), _targets)
    condition(
        "plan.approved",
        _("轮次已经批准"),
        subject="inspections.inspection",
        audience=OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY},
        supply=plan_approved,
    )


def plan_approved(ref: Ref, actor: Actor) -> Answer:
    """Whether the round an inspection belongs to is approved."""
    targets = [queries.target(key) for key in origins(ref, "planning.target")]
    rounds = {t.batch.round_id: t.batch.round for t in targets}.values()
    open_rounds = [r for r in rounds if r.approved_on is None]
    return Answer(
        tuple(
            Missing(
                gettext("%(round)s%(state)s") % {"round": r.title, "state": labels.STATES[r.state]},
                who=gettext("巡察办"),
                href=reverse("planning:round", args=[r.id]),
            )
            for r in open_rounds
        )
    )


def _terms(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    if not queries.plans_visible_to(actor).exists():
        return {}
    return {
        t.id: Described(t.name, reverse("planning:term", args=[t.id]))
        for t in queries.terms().filter(id__in=ids)
    }


@stepwise
def _plans(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.plans_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        p.id: Described(p.title, reverse("planning:plan", args=[p.id]), "", str(labels.STATES[p.state]))
        for p in rows
    }


@stepwise
def _rounds(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        r.id: Described(r.title, reverse("planning:round", args=[r.id]), r.code, str(labels.STATES[r.state]))
        for r in rows
    }


@stepwise
def _batches(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.batches_visible_to(actor).filter(id__in=ids)
    yield rows
    return {b.id: _batch(b) for b in rows}


def _batch(batch: Batch) -> Described:
    title = gettext("%(round)s第%(n)s批") % {"round": batch.round.title, "n": batch.number}
    return Described(title, f"{reverse('planning:round', args=[batch.round_id])}#batch-{batch.number}")


@stepwise
def _targets(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.targets_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        t.id: Described(
            t.body.name, f"{reverse('planning:round', args=[t.batch.round_id])}#batch-{t.batch.number}"
        )
        for t in rows
    }
