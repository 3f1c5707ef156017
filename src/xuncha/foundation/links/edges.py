from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.record import born

from .kinds import Described, describe, known_kinds
from .models import Edge


@dataclass(frozen=True, slots=True)
class Neighbour:
    ref: Ref
    relation: str
    forward: bool
    label: str
    described: Described


def connect(*, by: Actor, source: Ref, target: Ref, relation: str) -> None:
    """Note that `target` came from `source`. Called by the action that makes the higher thing. Twice is once."""
    ends = {"from_kind": source.kind, "from_id": source.id, "to_kind": target.kind, "to_id": target.id}
    Edge.objects.bulk_create([Edge(**born(by), **ends, relation=relation)], ignore_conflicts=True)


def disconnect(*, source: Ref, target: Ref, relation: str) -> None:
    """Take back an edge that the undoing action made."""
    Edge.objects.filter(
        from_kind=source.kind, from_id=source.id, to_kind=target.kind, to_id=target.id, relation=relation
    ).delete()


def origins(ref: Ref, kind: str) -> list[UUID]:
    """Ids of the things of a kind that `ref` came from, for the room that owns the kind; oldest edge first."""
    rows = Edge.objects.filter(to_kind=ref.kind, to_id=ref.id, from_kind=kind)
    return list(rows.order_by("recorded_at", "id").values_list("from_id", flat=True))


def neighbours(ref: Ref, actor: Actor) -> list[Neighbour]:
    """Things one click away, both ways, as far as the actor may know them; oldest edge first."""
    return neighbours_of([ref], actor)[ref]


def neighbours_of(refs: Sequence[Ref], actor: Actor) -> dict[Ref, list[Neighbour]]:
    """The same for several things at once: one query, and one for each kind of neighbour."""
    wanted = Q(pk__in=[])
    for ref in refs:
        wanted |= Q(from_kind=ref.kind, from_id=ref.id) | Q(to_kind=ref.kind, to_id=ref.id)
    edges = list(Edge.objects.filter(wanted).order_by("recorded_at", "id")) if refs else []
    ends = {ref: list(_ends(ref, edges)) for ref in refs}
    known = describe(actor, {other for found in ends.values() for other, _, _ in found})
    kinds = known_kinds()
    return {
        ref: [
            Neighbour(other, relation, forward, str(kinds[other.kind].label), known[other])
            for other, relation, forward in found
            if other in known
        ]
        for ref, found in ends.items()
    }


def _ends(ref: Ref, edges: Iterable[Edge]) -> Iterator[tuple[Ref, str, bool]]:
    """The other end of each edge of this thing, its relation, and whether the edge leads away from here."""
    for edge in edges:
        source, target = edge.source, edge.target
        if source == ref:
            yield target, edge.relation, True
        elif target == ref:
            yield source, edge.relation, False
