from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, NotKnown, Problem, Ref, once

from .models import (
    AnnualPlan as AnnualPlan,  # named by the rooms above through this module, never through the tables
)
from .models import Batch as Batch
from .models import PlannedBody, Submission, Term
from .models import Round as Round
from .models import Target as Target
from .policies import DECIDERS, READERS_OF_APPROVED
from .rules.states import PlanState
from .rules.targets import Listed

SETTLED = [PlanState.APPROVED, PlanState.CLOSED]


def terms() -> QuerySet[Term]:
    return Term.objects.all()


@once
def term_on(day: date) -> Term | None:
    """The term that holds this day, or None."""
    return Term.objects.filter(begins__lte=day, ends__gte=day).first()


def plans_visible_to(actor: Actor) -> QuerySet[AnnualPlan]:
    """All for the office and those who decide; approved ones, also while a change of them is decided, for leads,
    deputies and liaisons; none for others."""
    return _visible(AnnualPlan.objects.select_related("term"), actor)


def visible_to(actor: Actor) -> QuerySet[Round]:
    """Rounds the actor may know: the same rule as for plans."""
    return _visible(Round.objects.select_related("plan", "plan__term"), actor)


def _visible(rows: QuerySet[Any], actor: Actor) -> QuerySet[Any]:
    if actor.holds(OFFICE | DECIDERS):
        return rows
    if actor.holds(READERS_OF_APPROVED):
        return rows.filter(approved_on__isnull=False)
    return rows.none()


def locked_plan(plan: UUID, actor: Actor) -> AnnualPlan:
    return _locked(plans_visible_to(actor), plan)


def locked_round(round: UUID, actor: Actor) -> Round:
    return _locked(visible_to(actor), round)


def locked_batch(batch: UUID, actor: Actor) -> Batch:
    """The batch, with its round locked: everything in a round changes one after the other."""
    found = Batch.objects.filter(id=batch).first()
    if found is None:
        raise NotKnown("planning.not_known")
    found.round = locked_round(found.round_id, actor)
    return found


def locked_target(target: UUID, actor: Actor) -> Target:
    found = Target.objects.select_related("body").filter(id=target).first()
    if found is None:
        raise NotKnown("planning.not_known")
    found.batch = locked_batch(found.batch_id, actor)
    return found


def _locked(rows: QuerySet[Any], key: UUID) -> Any:
    found = rows.select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise NotKnown("planning.not_known")
    return found


def codes_of_rounds() -> set[str]:
    """Of every round this office holds, drafts too."""
    return set(Round.objects.values_list("code", flat=True))


def round_by_code(code: str) -> Round | None:
    """The round with this code, as bulletins and replays name it."""
    return Round.objects.select_related("plan", "plan__term").filter(code=code).first()


def next_round_number(term: UUID) -> int:
    """The number a new round of the term would get."""
    last = Round.objects.filter(plan__term=term).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def round_with_batches(round: UUID, actor: Actor) -> Round:
    """A round with its batches and targets in order, in four queries. NotKnown as for one that is not there."""
    found = visible_to(actor).filter(id=round).prefetch_related(Prefetch("batches", _with_targets())).first()
    if found is None:
        raise NotKnown("planning.not_known")
    return found


def _with_targets() -> QuerySet[Batch]:
    targets = Target.objects.select_related("body", "extended_of__body", "package_of__body")
    return Batch.objects.prefetch_related(Prefetch("targets", targets))


def batch(batch: UUID) -> Batch:
    """A batch with round and plan, for the rooms above; who may know it they decide."""
    found = Batch.objects.select_related("round", "round__plan").filter(id=batch).first()
    if found is None:
        raise NotKnown("planning.not_known")
    return found


def batches(round: UUID) -> list[Batch]:
    return list(Batch.objects.filter(round=round).select_related("round"))


def batches_of(rounds: Iterable[UUID]) -> QuerySet[Batch]:
    """The batches of several rounds."""
    return Batch.objects.filter(round__in=list(rounds))


def bodies_of(rounds: Iterable[UUID]) -> QuerySet[Any]:
    """Round and body, once each: what stands in several rounds, extended ones left out."""
    rows = Target.objects.filter(batch__round__in=list(rounds), extended_of=None).order_by()
    return rows.values_list("batch__round", "body").distinct()


def batches_visible_to(actor: Actor) -> QuerySet[Batch]:
    return (
        Batch.objects.filter(round__in=visible_to(actor))
        .select_related("round")
        .order_by("-begins", "number")
    )


def batches_open_on(day: date) -> QuerySet[Batch]:
    """Batches of approved rounds, also of those being changed, that are not over on this day."""
    rows = Batch.objects.filter(round__approved_on__isnull=False, ends__gte=day)
    return rows.exclude(round__state=PlanState.CLOSED).select_related("round")


def target(target: UUID) -> Target:
    found = Target.objects.select_related("batch__round", "body").filter(id=target).first()
    if found is None:
        raise NotKnown("planning.not_known")
    return found


@once
def targets(batch: UUID) -> list[Target]:
    """The targets of a batch in their order, extended and packaged ones included."""
    return list(
        Target.objects.filter(batch=batch).select_related(
            "body", "batch", "extended_of__body", "package_of__body"
        )
    )


def hung_on(target: UUID) -> list[Target]:
    """All that goes with a target, at any depth: members of its package, organisations it extends to; in order."""
    found: list[Target] = []
    keys = [target]
    while keys:
        below = list(
            Target.objects.filter(Q(extended_of__in=keys) | Q(package_of__in=keys))
            .select_related("body", "batch")
            .order_by("order")
        )
        found += below
        keys = [t.id for t in below]
    return found


def targets_in(batches: Iterable[UUID]) -> QuerySet[Any]:
    """How many targets each of these batches has."""
    rows = Target.objects.filter(batch__in=list(batches)).order_by().values("batch")
    return rows.annotate(n=Count("id")).values_list("batch", "n")


def targets_of_round(round: UUID) -> list[Target]:
    return list(
        Target.objects.filter(batch__round=round)
        .select_related("body", "batch", "extended_of__body", "package_of__body")
        .order_by("batch__number", "order")
    )


def targets_of_body(bodies: Iterable[UUID]) -> QuerySet[Target]:
    """Every time one of these bodies stands in a batch, drafts too, first to last."""
    return (
        Target.objects.filter(body__in=list(bodies))
        .select_related("batch__round", "body")
        .order_by("batch__begins")
    )


def targets_visible_to(actor: Actor) -> QuerySet[Target]:
    return Target.objects.filter(batch__round__in=visible_to(actor)).select_related("batch__round", "body")


def listed_in_round(round: UUID) -> list[Listed]:
    """What stands in a round, as the rules want it."""
    return [
        Listed(
            t.id,
            t.batch_id,
            t.body_id,
            t.inspection_kind,
            t.theme,
            t.inside,
            bool(t.extended_of_id),
            bool(t.package_of_id),
        )
        for t in Target.objects.filter(batch__round=round)
    ]


def planned_bodies(plan: UUID) -> list[PlannedBody]:
    return list(
        PlannedBody.objects.filter(plan=plan).select_related("body").order_by("body__kind", "body__number")
    )


def planned_body(key: UUID, actor: Actor) -> PlannedBody:
    """One body on the list of a plan the actor may know. Raises NotKnown."""
    rows = PlannedBody.objects.filter(plan__in=plans_visible_to(actor)).select_related("body")
    found = rows.filter(id=key).first()
    if found is None:
        raise NotKnown("planning.not_known")
    return found


def body_ids_of_plan(plan: UUID) -> set[UUID]:
    """Bodies the plan takes in: those listed, and all targets of its rounds that count as a body inspected."""
    listed = set(PlannedBody.objects.filter(plan=plan).values_list("body_id", flat=True))
    in_rounds = Target.objects.filter(batch__round__plan=plan, extended_of__isnull=True)
    return listed | set(in_rounds.values_list("body_id", flat=True))


def submissions(ref: Ref) -> list[Submission]:
    """Every version sent for approval, first to last."""
    return list(Submission.objects.filter(subject_kind=ref.kind, subject_id=ref.id))


def last_approved(ref: Ref) -> Submission | None:
    """The newest version that was approved; None where none was."""
    rows = Submission.objects.filter(subject_kind=ref.kind, subject_id=ref.id, outcome="approved")
    return rows.order_by("-number").first()


def listed_years(term: UUID, since: int, actor: Actor) -> dict[UUID, int]:
    """Body → the year on whose list it stands, from this year on: what is meant to be done though in no batch yet."""
    rows = PlannedBody.objects.filter(
        plan__in=plans_visible_to(actor), plan__term=term, plan__year__gte=since
    )
    return dict(rows.order_by("-plan__year").values_list("body", "plan__year"))


def years_of_others(plan: AnnualPlan) -> dict[str, int]:
    """Bodies listed in other years' plans of the term, by register number: where one that was taken out has gone."""
    rows = PlannedBody.objects.filter(plan__term=plan.term_id).exclude(plan=plan)
    return dict(rows.values_list("body__number", "plan__year"))


def visits_of_term(term: UUID, actor: Actor) -> list[Target]:
    """Targets of the term that count as a body inspected (no extended ones, no second look inside the first)."""
    return list(
        Target.objects.filter(
            batch__round__plan__term=term,
            batch__round__in=visible_to(actor),
            extended_of__isnull=True,
            inside="",
        )
        .select_related("batch__round", "body")
        .order_by("batch__begins", "order")
    )


def missing_for_approval(round: Round) -> list[Problem]:
    """What a round lacks before it can be sent: an approved plan, a batch, targets in every batch."""
    found = []
    if round.plan.approved_on is None:
        message = _("%(plan)s还没有批准，先报批计划。") % {"plan": round.plan.title}
        found.append(Problem("round.plan_not_approved", message))
    all_batches = batches(round.id)
    if not all_batches:
        found.append(Problem("round.no_batch", _("还没有批次。先增加批次，写明进驻和离场日期。")))
    empty = [b for b in all_batches if not b.targets.exists()]
    for batch in empty:
        message = _("第%(n)s批还没有对象。") % {"n": batch.number}
        found.append(Problem("round.batch_empty", message))
    return found
