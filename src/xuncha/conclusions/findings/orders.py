"""Orders to rectify on the spot: one letter carrying several matters. Read here, counted here, described here."""

from collections.abc import Collection, Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import TEAM, Actor, NotKnown
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections.dossier import Tally

from . import queries
from .models import SpotOrder, SpotRectification
from .rules.states import OrderState


def visible_to(actor: Actor) -> QuerySet[SpotOrder]:
    """Orders of the actor's own teams; all for the office."""
    rows = SpotOrder.objects.select_related("inspection")
    return rows if actor.is_office else rows.filter(inspection__team_id__in=actor.scopes(*TEAM))


def order(key: UUID, actor: Actor) -> SpotOrder:
    """One order. Raises NotKnown."""
    return _one(visible_to(actor), key)


def locked(key: UUID, actor: Actor) -> SpotOrder:
    """One order, held against others until the transaction ends. Raises NotKnown."""
    return _one(visible_to(actor).select_for_update(of=("self",)), key)


def _one(rows: QuerySet[SpotOrder], key: UUID) -> SpotOrder:
    found = rows.filter(id=key).first()
    if found is None:
        raise NotKnown("spot.order_not_known")
    return found


def carried(found: SpotOrder) -> list[SpotRectification]:
    """The matters an order carries, in the order they were decided."""
    return list(found.spots.order_by("ordered_on", "recorded_at"))


def of_inspection(inspection: UUID, actor: Actor) -> list[SpotOrder]:
    """Orders of an inspection with how many matters each carries, by number."""
    rows = visible_to(actor).filter(inspection_id=inspection).annotate(many=Count("spots"))
    return list(rows.order_by("ordered_on", "number"))


def spots_of(inspection: UUID, actor: Actor) -> list[SpotRectification]:
    """Matters to put right at once, of one inspection."""
    rows = queries.spots_visible_to(actor).filter(inspection_id=inspection)
    rows = rows.select_related("order", "outcome", "checked_by")
    return list(rows.order_by("ordered_on", "recorded_at"))


def without_order(inspection: UUID) -> list[SpotRectification]:
    """Matters ordered by word of mouth so far and not checked as done: what a new order may carry. Whoever asks."""
    rows = SpotRectification.objects.filter(inspection_id=inspection, order=None, done_on=None)
    return list(rows.order_by("ordered_on", "recorded_at"))


def letters(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[SpotOrder]:
    """The figure `spot_rectifications.letters`: orders drawn up by the end of a day and not withdrawn."""
    return SpotOrder.objects.filter(inspection_id__in=inspections, ordered_on__lte=upto).exclude(
        state=OrderState.WITHDRAWN
    )


@stepwise
def describe(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.inspection.body_name,
            reverse("findings:spot_order", args=[row.id]),
            row.number,
            str(row.get_state_display()),
        )
        for row in rows
    }


def href(inspection: Any) -> str:
    return reverse("findings:spots", args=[inspection.id])


def count(actor: Actor, inspection: Any) -> Tally:
    """`1/3`: checked as done of all that were ordered."""
    every = SpotRectification.objects.filter(inspection_id=inspection.id)
    return Tally((every.filter(done_on__isnull=False), every), lambda done, of: f"{done}/{of}" if of else 0)
