from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from xuncha.foundation.terms import OFFICE, Actor, NotKnown
from xuncha.preparation.teams.models import Declaration, Examination, Hit, KnownTie, PairDecision, Ruling
from xuncha.preparation.teams.rules.states import Outcome, Waits

from .teams import DECIDERS


def pairs_visible_to(actor: Actor) -> QuerySet[PairDecision]:
    """All pairs for the office and those who decide; else one's own."""
    rows = PairDecision.objects.select_related("person__unit", "target__body", "target__batch__round")
    if actor.holds(OFFICE | DECIDERS):
        return rows
    return rows.filter(person=actor.person) if actor.person else rows.none()


def _with_newest() -> Prefetch:
    examinations = Examination.objects.order_by("-number").prefetch_related(
        Prefetch("hits", Hit.objects.order_by("order"))
    )
    return Prefetch("examinations", examinations, to_attr="examined")


def pair(pair: UUID, actor: Actor) -> PairDecision:
    """One pair with all its examinations (newest first, as `examined`) and rulings. Raises NotKnown."""
    found = (
        pairs_visible_to(actor)
        .filter(id=pair)
        .prefetch_related(_with_newest(), Prefetch("rulings", Ruling.objects.order_by("-number")))
        .first()
    )
    if found is None:
        raise NotKnown("teams.not_known")
    return found


def locked_pair(pair: UUID, actor: Actor) -> PairDecision:
    found = pairs_visible_to(actor).select_for_update(of=("self",)).filter(id=pair).first()
    if found is None:
        raise NotKnown("teams.not_known")
    return found


def examined_pair(pair: PairDecision) -> Examination | None:
    """The newest examination of a pair, with its hits."""
    return pair.examinations.order_by("-number").prefetch_related("hits").first()


def history_of(pair: UUID) -> list[Examination]:
    return list(Examination.objects.filter(pair=pair).prefetch_related("hits").order_by("number"))


def pairs_of(batch: UUID, persons: Iterable[UUID] | None = None) -> list[PairDecision]:
    """The pairs of a batch, of these persons only where they are named."""
    rows = PairDecision.objects.filter(target__batch=batch).select_related("person", "target__body")
    return list(rows if persons is None else rows.filter(person__in=list(persons)))


def matrix(batch: UUID) -> dict[tuple[UUID, UUID], PairDecision]:
    """Every pair of a batch by (person, target), each with its newest examination first in `examined`."""
    rows = PairDecision.objects.filter(target__batch=batch).prefetch_related(_with_newest())
    return {(p.person_id, p.target_id): p for p in rows}


def reopened(actor: Actor) -> QuerySet[PairDecision]:
    """Decisions of running batches that a changed fact re-opened and nobody has settled since, oldest first."""
    rows = pairs_visible_to(actor).filter(
        outcome=Outcome.PENDING, waits_for=Waits.EXAMINATION, reopened_on__isnull=False
    )
    return rows.order_by("reopened_on", "id")


def declaration_of(person: UUID, batch: UUID) -> Declaration | None:
    """The declaration that counts, None where there is none."""
    return (
        Declaration.objects.filter(person=person, batch=batch, replaced=False)
        .prefetch_related("entries")
        .first()
    )


def declarations(batch: UUID) -> dict[UUID, Declaration]:
    """The declarations of a batch that count, by person."""
    rows = Declaration.objects.filter(batch=batch, replaced=False).prefetch_related("entries__body")
    return {row.person_id: row for row in rows}


def ties_of(persons: Iterable[UUID]) -> dict[UUID, list[KnownTie]]:
    found: dict[UUID, list[KnownTie]] = defaultdict(list)
    for row in KnownTie.objects.filter(person__in=list(persons)).select_related("body"):
        found[row.person_id].append(row)
    return found


def own_pairs(actor: Actor, batch: UUID) -> list[PairDecision]:
    """The actor's own pairs in a batch."""
    if actor.person is None:
        return []
    return list(
        PairDecision.objects.filter(person=actor.person, target__batch=batch)
        .select_related("target__body")
        .order_by("target__order")
    )


def sealed_hit(hit: UUID, actor: Actor) -> Hit:
    """A sealed hit of a pair the actor may know. Raises NotKnown."""
    rows = Hit.objects.select_related("examination__pair__person", "examination__pair__target__body")
    found = rows.filter(id=hit, sealed__isnull=False, examination__pair__in=pairs_visible_to(actor)).first()
    if found is None:
        raise NotKnown("teams.not_known")
    return found


def visible_declaration(actor: Actor, person: UUID, batch: UUID) -> Declaration | None:
    """The declaration that counts, for the office, those who decide and the person; None for others."""
    if not actor.holds(OFFICE | DECIDERS) and actor.person != person:
        return None
    return (
        Declaration.objects.filter(person=person, batch=batch, replaced=False)
        .prefetch_related("entries__body")
        .first()
    )
