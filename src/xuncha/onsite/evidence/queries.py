"""Everything that reads evidence. Only the team that works on an inspection knows its items."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from xuncha.foundation.terms import TEAM, Actor, Ref
from xuncha.onsite.inspections.queries import not_known

from .models import Citation, Custody, Item
from .rules.states import CitationState, Form, Thing


def visible_to(actor: Actor) -> QuerySet[Item]:
    """Items of the inspections of the own team. The office opens one at a time, with a reason (`open_item`)."""
    return Item.objects.select_related("inspection", "file").filter(
        inspection__team_id__in=actor.scopes(*TEAM)
    )


def item(key: UUID, actor: Actor) -> Item:
    """One item, with the one that took its place. Raises NotKnown."""
    found = visible_to(actor).select_related("superseded_by").filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked(key: UUID, actor: Actor) -> Item:
    """One item, held against others until the transaction ends. Raises NotKnown."""
    found = visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def any_item(key: UUID) -> Item:
    """One item, whoever asks: for `open_item` alone, which decides first. Raises NotKnown."""
    found = Item.objects.select_related("inspection", "file").filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def items(inspection: UUID, actor: Actor) -> QuerySet[Item]:
    """Items of an inspection with how often each is cited, by number."""
    return (
        visible_to(actor)
        .filter(inspection_id=inspection)
        .annotate(cited=Count("citations", filter=Q(citations__state=CitationState.STANDING)))
        .prefetch_related(Prefetch("custody", queryset=Custody.objects.filter(until__isnull=True)))
        .order_by("number")
    )


@dataclass(frozen=True, slots=True)
class Registered:
    """What the head of the office may know of an item before opening it: that it is there, not what it is."""

    id: UUID
    number: str
    form: str
    pages: int
    received_on: date
    state: str


def register(inspection: UUID) -> list[Registered]:
    """The register of an inspection's evidence without titles."""
    fields = ("id", "number", "form", "pages", "received_on", "state")
    rows = Item.objects.filter(inspection_id=inspection).order_by("number").values_list(*fields)
    return [Registered(*row) for row in rows]


def items_noted(inspection: UUID) -> QuerySet[Item]:
    """Items of an inspection, superseded ones included, whoever asks: for counts."""
    return Item.objects.filter(inspection_id=inspection)


def item_of_source(source: Ref) -> Item | None:
    """The newest item made from a thing, whoever asks."""
    return Item.objects.filter(source_kind=source.kind, source_id=source.id).order_by("-recorded_at").first()


def items_of_source(source: Ref, actor: Actor) -> list[Item]:
    """Items registered from a thing (a sitting, a visit), by number, as far as the reader knows them."""
    return list(visible_to(actor).filter(source_kind=source.kind, source_id=source.id).order_by("number"))


def citations_visible_to(actor: Actor) -> QuerySet[Citation]:
    return Citation.objects.select_related("item", "item__inspection").filter(
        item__inspection__team_id__in=actor.scopes(*TEAM)
    )


def citation(key: UUID, actor: Actor) -> Citation:
    """One citation. Raises NotKnown."""
    found = citations_visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked_citation(key: UUID, actor: Actor) -> Citation:
    """One citation, held against others until the transaction ends. Raises NotKnown."""
    found = citations_visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def citations_of(ref: Ref) -> list[Citation]:
    """What stands behind a thing: its citations in force, by element, item and page. The caller knows `ref`."""
    return list(
        Citation.objects.select_related("item")
        .filter(cited_kind=ref.kind, cited_id=ref.id, state=CitationState.STANDING)
        .order_by("element", "item__number", "page", "recorded_at")
    )


def citations_of_many(refs: Iterable[Ref]) -> list[Citation]:
    """The same for several things of one kind at once."""
    wanted = list(refs)
    return list(
        Citation.objects.select_related("item")
        .filter(
            cited_kind__in={r.kind for r in wanted},
            cited_id__in={r.id for r in wanted},
            state=CitationState.STANDING,
        )
        .order_by("cited_id", "element", "item__number", "page", "recorded_at")
    )


def sources_of(ref: Ref) -> Collection[UUID]:
    """Items a thing rests on: one alone is a matter resting on one source."""
    return {c.item_id for c in citations_of(ref)}


def citations_on(found: Item) -> list[Citation]:
    """Citations in force of an item, by page and in order of making: their place in a page's list is their number."""
    return list(found.citations.filter(state=CitationState.STANDING).order_by("page", "recorded_at", "id"))


def custody_of(found: Item) -> list[Custody]:
    """Who had it, from when to when: the original first, then the copy."""
    return sorted(found.custody.all(), key=lambda c: (c.thing != Thing.ORIGINAL, c.since, c.recorded_at))


def fingerprint(found: Item) -> str:
    """The plain SM3 as the custody record states it."""
    held = custody_of(found)
    return held[0].sm3 if held else ""


def holder_now(found: Item, thing: Thing) -> str:
    """Who has the original or the copy now; "" where there is no such thing."""
    return next((c.holder for c in found.custody.all() if c.thing == thing and c.until is None), "")


def chip(citation: Citation) -> str:
    """`证0412 第7页第2段`, as it stands on papers."""
    return place_text(
        citation.item.number, citation.page, citation.passage, record=citation.item.form == Form.RECORD
    )


def place_text(number: str, page: int, passage: str, *, record: bool = False) -> str:
    """Where a citation points, in words for papers (Chinese always)."""
    if record and passage:
        return f"{number} {passage}"
    return f"{number} 第{page}页{passage}"


def listed(actor: Actor) -> QuerySet[Item]:
    """Items of all inspections of the own teams, newest first."""
    return (
        visible_to(actor)
        .annotate(cited=Count("citations", filter=Q(citations__state=CitationState.STANDING)))
        .prefetch_related(Prefetch("custody", queryset=Custody.objects.filter(until__isnull=True)))
        .order_by("-recorded_at", "-id")
    )
