"""What this room answers when the registries ask."""

from collections.abc import Mapping, Set
from uuid import UUID

from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.search.registry import LIMIT, Entry
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise

from . import queries


@stepwise
def describe_letters(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.title,
            reverse("coordination:letter", args=[row.id]),
            row.number,
            str(row.get_state_display()),
        )
        for row in rows
    }


def describe_keys(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(row.receiver_name, reverse("coordination:keys"))
        for row in queries.receiver_keys(actor).filter(id__in=ids)
    }


@stepwise
def describe_briefings(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.briefings_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.body_name,
            reverse("coordination:briefing", args=[row.id]),
            row.number,
            str(row.get_state_display()),
        )
        for row in rows
    }


@stepwise
def describe_items(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.items_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.title,
            f"{reverse('coordination:briefing', args=[row.briefing_id])}#item-{row.order}",
            row.briefing.number,
        )
        for row in rows
    }


def find_letters(words: str, actor: Actor) -> list[Entry]:
    """Open letters by title, number or receiver. Those with clues are not in the common index."""
    rows = queries.narrowed(queries.letters(actor).filter(restricted=False), words=words)
    return [
        Entry(
            row.title,
            reverse("coordination:letter", args=[row.id]),
            row.number,
            row.receiver_name,
            frozenset({"office", *((f"team:{row.team}",) if row.team else ())}),
        )
        for row in rows[:LIMIT]
    ]
