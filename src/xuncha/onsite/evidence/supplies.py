"""What this room supplies to the registries: how an item is described, its entry in an inspection's index."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor

from . import queries
from .rules.states import Form, ItemState
from .words import FORMS, ITEM_STATES


def describe_items(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(
            row.title, reverse("evidence:item", args=[row.id]), row.number, _state(row.form, row.state)
        )
        for row in queries.visible_to(actor).filter(id__in=ids)
    }


def _state(form: str, state: str) -> str:
    return str(ITEM_STATES[ItemState.SUPERSEDED] if state == ItemState.SUPERSEDED else FORMS[Form(form)])


def items_href(inspection: Any) -> str:
    return reverse("evidence:items", args=[inspection.id])


def count_items(actor: Actor, inspection: Any) -> int:
    return queries.count_items(inspection.id)
