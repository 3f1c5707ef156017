"""Requests and steps: who may see which, what waits for whom."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext

from xuncha.foundation.terms import OFFICE, TEAM, Actor, NotKnown, Ref, Role, once
from xuncha.foundation.terms.together import Steps, stepwise

from .models import Request, Step
from .policies import can_record_step, can_take_step
from .rules.states import RequestState, StepState

DECIDERS = (Role.LEADING_GROUP, Role.SECRETARY)


def visible_to(actor: Actor) -> QuerySet[Request]:
    """The office sees all; a team what concerns it; who decides, what has reached their step or passed it; each their own."""
    if actor.has(*OFFICE):
        return Request.objects.all()
    mine = Q(opened_by=actor.code) if actor.code else Q(pk__in=[])
    teams = actor.scopes(*TEAM)
    if teams:
        mine |= Q(team_id__in=teams)
    roles = [r for r in DECIDERS if actor.has(r)]
    if roles:
        mine |= Q(Exists(_reached(roles)))
    return Request.objects.filter(mine)


def _reached(roles: Iterable[Role]) -> QuerySet[Step]:
    """Steps of these roles that were taken, or whose turn it is."""
    waiting_before = Step.objects.filter(
        request=OuterRef("request"), order__lt=OuterRef("order"), state=StepState.WAITING
    )
    return (
        Step.objects.filter(request=OuterRef("pk"), role__in=list(roles))
        .exclude(state=StepState.DROPPED)
        .filter(~Exists(waiting_before))
    )


def request(key: UUID, actor: Actor) -> Request:
    """With its steps in order. Raises NotKnown."""
    found = visible_to(actor).prefetch_related(_STEPS).filter(pk=key).first()
    if found is None:
        raise NotKnown("request.unknown", gettext("没有这件审批，或您不参与这项工作。"))
    return found


def locked(key: UUID, actor: Actor) -> Request:
    """The request held for change. Raises NotKnown where the actor may not see it."""
    found = Request.objects.select_for_update().filter(pk__in=visible_to(actor).filter(pk=key)).first()
    if found is None:
        raise NotKnown("request.unknown", gettext("没有这件审批，或您不参与这项工作。"))
    return found


_STEPS = Prefetch("steps", queryset=Step.objects.select_related("scan").order_by("order"))


def current_step(req: Request) -> Step | None:
    """Whose turn it is; None when the request is closed."""
    if req.state != RequestState.OPEN:
        return None
    return next((s for s in req.steps.all() if s.state == StepState.WAITING), None)


def of_subject(subject: Ref, actor: Actor) -> list[Request]:
    """All requests about a thing that the actor may see, the newest last."""
    return list(
        visible_to(actor)
        .filter(subject_kind=subject.kind, subject_id=subject.id)
        .prefetch_related(_STEPS)
        .order_by("recorded_at")
    )


def ended_as(subject: Ref, route: str) -> str:
    """How the newest request about a thing stands, whoever asks: for its room, told that a route ended. "" without one."""
    rows = Request.objects.filter(subject_kind=subject.kind, subject_id=subject.id, route=route)
    return rows.order_by("-recorded_at").values_list("state", flat=True).first() or ""


def subject_of(key: UUID) -> Ref | None:
    """What a request is about, whoever asks: for rooms that are told of a step."""
    row = Request.objects.filter(pk=key).values_list("subject_kind", "subject_id").first()
    return Ref(*row) if row else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request and the step that is due, and whether this person may take it or only record it."""

    request: Request
    step: Step
    mine: bool


@once
def _open(actor: Actor) -> QuerySet[Request]:
    rows = visible_to(actor).filter(state=RequestState.OPEN).prefetch_related(_STEPS)
    return rows if actor.holds(OFFICE | TEAM | set(DECIDERS)) else rows.none()


@stepwise
def waiting(actor: Actor) -> Steps[list[Waiting]]:
    """Open requests whose step is this person's to take; for the office also those it may record from paper."""
    requests = _open(actor)
    yield requests
    found = []
    for req in requests:
        step = current_step(req)
        if step is None:
            continue
        mine = bool(can_take_step(actor, req, step))
        if mine or can_record_step(actor, req, step):
            found.append(Waiting(req, step, mine))
    return found


def my_steps(actor: Actor) -> QuerySet[Step] | None:
    """The steps behind `waiting_for_me`, for counting: the same rule as `can_take_step`, said to the database."""
    mine = Q()
    for role in {g.role for g in actor.grants} & (TEAM | OFFICE | set(DECIDERS)):
        everywhere = role not in TEAM or any(g.role == role and g.scope is None for g in actor.grants)
        own = Q(request__team_id=None) | Q(request__team_id__in=actor.scopes(role))
        mine |= Q(role=role) if everywhere else Q(role=role) & own
    if not mine:
        return None
    before = Step.objects.filter(
        request=OuterRef("request"), order__lt=OuterRef("order"), state=StepState.WAITING
    )
    rows = Step.objects.filter(mine, state=StepState.WAITING, request__state=RequestState.OPEN)
    return rows.exclude(allowed="recorded").filter(~Exists(before), request__in=visible_to(actor))


@stepwise
def waiting_for_me(actor: Actor) -> Steps[list[Waiting]]:
    """Only what this person decides."""
    return [w for w in (yield from waiting.steps(actor)) if w.mine]


def closed(actor: Actor) -> QuerySet[Request]:
    """What is decided, returned or withdrawn; the newest first."""
    return (
        visible_to(actor)
        .exclude(state=RequestState.OPEN)
        .prefetch_related(_STEPS)
        .order_by("-decided_on", "-recorded_at")
    )


def days_decided(kind: str, subjects: Collection[UUID] | QuerySet[Any], step: str, upto: date) -> list[date]:
    """Days on which a step of a route was approved for these subjects, up to a day. For the figures."""
    rows = Step.objects.filter(
        request__subject_kind=kind,
        request__subject_id__in=subjects,
        code=step,
        decided_on__lte=upto,
        state=StepState.APPROVED,
    )
    return list(rows.values_list("decided_on", flat=True))
