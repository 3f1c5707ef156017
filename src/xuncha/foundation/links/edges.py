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
    Edge.objects.get_or_create(
        from_kind=source.kind,
        from_id=source.id,
        to_kind=target.kind,
        to_id=target.id,
        relation=relation,
        defaults=born(by),
    )


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
    edges = Edge.objects.filter(
        Q(from_kind=ref.kind, from_id=ref.id) | Q(to_kind=ref.kind, to_id=ref.id)
    ).order_by("recorded_at", "id")
    ends = [(e, e.source != ref) for e in edges]
    others = [(e.source if backward else e.target, e.relation, not backward) for e, backward in ends]
    known = describe(actor, [other for other, _, _ in others])
    kinds = known_kinds()
    return [
        Neighbour(other, relation, forward, str(kinds[other.kind].label), known[other])
        for other, relation, forward in others
        if other in known
    ]
