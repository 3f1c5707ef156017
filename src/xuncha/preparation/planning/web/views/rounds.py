from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor, WrongState
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.preparation.planning import labels, policies, queries
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.change_batch import change_batch
from xuncha.preparation.planning.actions.close_round import close_round
from xuncha.preparation.planning.actions.pack_bodies import pack_bodies
from xuncha.preparation.planning.actions.remove_target import remove_target
from xuncha.preparation.planning.actions.set_round_counting import set_round_counting
from xuncha.preparation.planning.actions.submit_round import submit_round
from xuncha.preparation.planning.models import Batch, Round
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.preparation.planning.web import presenters
from xuncha.preparation.planning.web.forms import BatchForm, CountingForm, PackForm, TargetForm
from xuncha.preparation.planning.web.views.plans import register_choices


def _page_of(round: UUID) -> str:
    return reverse("planning:round", args=[round])


def round(request: HttpRequest, round: UUID) -> HttpResponse:
    """A round: batches with their targets, where its approval stands, rule set, counting, versions."""
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    context = {
        "round": found,
        "state": presenters.state_of(found),
        "kind": presenters.kind_of(found.kind, found.theme),
        "batches": presenters.batches_shown(found, actor),
        "approval": presenters.approval_of(found, actor),
        "versions": presenters.versions_of(found),
        "counted": [labels.RECTIFICATION_STATES[s] for s in found.counts_as_done],
        "base": labels.RECTIFICATION_BASES[found.rectification_base],
        "open": presenters.is_open(found),
        "approved": found.state == PlanState.APPROVED,
        "changing": presenters.is_open(found) and found.approved_on is not None,
        "may_plan": policies.can_plan(actor),
        "may_submit": presenters.may_submit(actor, found),
        "may_change": policies.can_change_round(actor, found),
        "may_extend": policies.can_extend_round(actor, found),
    }
    return page(request, "planning/round.html", context)


def new_batch(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    return submit(
        request,
        BatchForm.of(request),
        lambda data: add_batch(by=actor, round=found.id, **data),
        then=_page_of(found.id),
        title=_("增加批次"),
        back=_page_of(found.id),
    )


def _visible_batch(batch: UUID, actor: Actor) -> Batch:
    found = queries.batch(batch)
    queries.round_with_batches(found.round_id, actor)
    return found


def _values(batch: Batch) -> dict[str, Any]:
    return {
        "begins": batch.begins,
        "ends": batch.ends,
        "petition_closes": batch.petition_closes,
        "petition_closes_time": batch.petition_closes_time,
    }


def move_batch(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = _visible_batch(batch, actor)
    form = BatchForm.of(request, seen=found.version, initial=_values(found))

    def now() -> Current:
        fresh = queries.batch(batch)
        return Current(fresh.version, _values(fresh))

    return submit(
        request,
        form,
        lambda data: change_batch(by=actor, batch=found.id, seen=form.seen, **data),
        then=_page_of(found.round_id),
        title=_("调整批次日期"),
        back=_page_of(found.round_id),
        again=now,
    )


def new_target(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = _visible_batch(batch, actor)
    mains = [(str(t.id), t.body.name) for t in queries.targets(found.id) if t.extended_of_id is None]
    form = TargetForm.of(request, bodies=register_choices(actor), targets=mains)
    return submit(
        request,
        form,
        lambda data: add_target(by=actor, batch=found.id, **_ids(data)),
        then=f"{_page_of(found.round_id)}#batch-{found.number}",
        title=_("列入对象"),
        back=_page_of(found.round_id),
        notice=lambda made: gettext("已列入%(body)s") % {"body": queries.target(made.id).body.name},
    )


def _ids(data: dict[str, Any]) -> dict[str, Any]:
    """Chosen ids as ids, nothing chosen as None."""
    chosen = {
        name: UUID(data[name]) if data[name] else None for name in ("body", "extended_of", "package_of")
    }
    return {**data, **chosen}


def pack(request: HttpRequest, target: UUID) -> HttpResponseBase:
    """打捆列入: bodies below the target's that stand in no batch of the round yet, all ticked."""
    actor = actor_of(request)
    head = queries.target(target)
    _visible_batch(head.batch_id, actor)
    here = f"{_page_of(head.batch.round_id)}#batch-{head.batch.number}"
    choices = presenters.packable(head)
    if not choices:
        raise WrongState("target.nobody_below", _("名册里这个单位下面没有还能列入的单位。"))
    form = PackForm.of(request, bodies=choices, initial={"bodies": [key for key, _name in choices]})
    return submit(
        request,
        form,
        lambda data: pack_bodies(
            by=actor, target=head.id, bodies=[UUID(key) for key in data["bodies"]], reason=data["reason"]
        ),
        then=here,
        template="planning/pack.html",
        title=_("%(body)s打捆") % {"body": head.body.name},
        button=_("列入"),
        back=here,
        notice=lambda made: gettext("已列入 %(n)d 个单位") % {"n": len(made)},
    )


def drop_target(request: HttpRequest, target: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.target(target)
    _visible_batch(found.batch_id, actor)
    return submit(
        request,
        Form.of(request),
        lambda data: remove_target(by=actor, target=found.id),
        then=_page_of(found.batch.round_id),
        title=gettext("移出%(body)s") % {"body": found.body.name},
        button=_("移出"),
        back=_page_of(found.batch.round_id),
        notice=_("已移出"),
    )


def send(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    form = Form.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: submit_round(by=actor, round=found.id, seen=form.seen),
        then=_page_of(found.id),
        title=_("报批轮次和对象"),
        back=_page_of(found.id),
        notice=_("已报批，这一稿留存"),
    )


def _counting(round: Round) -> dict[str, Any]:
    return {
        "rate_decimals": round.rate_decimals,
        "counts_as_done": round.counts_as_done,
        "rectification_base": round.rectification_base,
    }


def counting(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    form = CountingForm.of(request, seen=found.version, initial=_counting(found))

    def now() -> Current:
        fresh = queries.round_with_batches(round, actor)
        return Current(fresh.version, _counting(fresh))

    return submit(
        request,
        form,
        lambda data: set_round_counting(by=actor, round=found.id, seen=form.seen, **data),
        then=_page_of(found.id),
        title=_("设定计数口径"),
        back=_page_of(found.id),
        notice=_("计数口径已改，原来的口径留痕"),
        again=now,
    )


def close(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_with_batches(round, actor)
    return submit(
        request,
        Form.of(request),
        lambda data: close_round(by=actor, round=found.id),
        then=_page_of(found.id),
        title=_("结束本轮"),
        back=_page_of(found.id),
    )
