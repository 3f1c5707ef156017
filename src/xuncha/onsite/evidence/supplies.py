"""What this room supplies to the registries: how an item is described, its entry in an inspection's index."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.search.registry import Entry
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections.dossier import Tally

from . import queries
from .rules.states import Form, ItemState
from .words import FORMS, ITEM_STATES

NEWEST = 40
FOUND = 20


@stepwise
def describe_items(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.title, reverse("evidence:item", args=[row.id]), row.number, _state(row.form, row.state)
        )
        for row in rows
    }


def _state(form: str, state: str) -> str:
    return str(ITEM_STATES[ItemState.SUPERSEDED] if state == ItemState.SUPERSEDED else FORMS[Form(form)])


def items_href(inspection: Any) -> str:
    return reverse("evidence:items", args=[inspection.id])


def count_items(actor: Actor, inspection: Any) -> Tally:
    return Tally((queries.items_noted(inspection.id),), lambda every: every)


def things(actor: Actor, inspection: Any) -> list[Ref]:
    """What the log of work is about: the newest items the reader knows."""
    rows = queries.visible_to(actor).filter(inspection=inspection).order_by("-recorded_at")
    return [Ref("evidence.item", key) for key in rows.values_list("id", flat=True)[:NEWEST]]


def find(words: str, actor: Actor) -> list[Entry]:
    """Items whose title holds the words, among those the reader knows."""
    rows = queries.visible_to(actor).filter(title__icontains=words).order_by("-recorded_at")[:FOUND]
    return [
        Entry(
            row.title,
            reverse("evidence:item", args=[row.id]),
            row.number,
            row.inspection.body_name,
            rights=frozenset({f"team:{row.inspection.team_id}"}),
        )
        for row in rows
    ]
