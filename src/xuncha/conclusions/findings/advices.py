"""Reads of advice and the letters it goes out in."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.coordination.rules.states import State as LetterState

from . import queries
from .models import Advice, AdviceLetter

ROUTE = "advice_letter"
PERIOD = "advice_reply"
OVER = (LetterState.WITHDRAWN, LetterState.RETURNED)
"""In a letter in one of these states advice is not on its way any more."""


def _standing() -> QuerySet[AdviceLetter]:
    return AdviceLetter.objects.exclude(letter__state__in=[s.value for s in OVER])


def listed(actor: Actor) -> QuerySet[Advice]:
    """All the actor may know, newest first, each with its letters."""
    rows = queries.advice_visible_to(actor).select_related("inspection", "outcome")
    letters = Prefetch("letters", AdviceLetter.objects.select_related("letter"))
    return rows.prefetch_related(letters).order_by("-number")


def advice(key: UUID, actor: Actor) -> Advice:
    """Raises NotKnown."""
    found = queries.advice_visible_to(actor).select_related("inspection__team").filter(id=key).first()
    if found is None:
        raise NotKnown("advice.not_known")
    return found


def locked_all(keys: Collection[UUID], actor: Actor) -> list[Advice]:
    """Held together, by number. Raises NotKnown where one is not known."""
    rows = queries.advice_visible_to(actor).select_related("inspection__team").filter(id__in=keys)
    found = list(rows.order_by("number").select_for_update(of=("self",)))
    if len(found) != len(set(keys)):
        raise NotKnown("advice.not_known")
    return found


def waiting(actor: Actor) -> list[Advice]:
    """Advice in no letter that stands."""
    on_its_way = _standing().filter(advice=OuterRef("pk"))
    rows = queries.advice_visible_to(actor).filter(~Exists(on_its_way))
    return list(rows.order_by("number"))


def waiting_with(one: Advice, actor: Actor) -> list[Advice]:
    """The same, to the same receiver: they may go in one letter."""
    return [a for a in waiting(actor) if (a.to_kind, a.to_name) == (one.to_kind, one.to_name)]


def standing_letter(one: Advice) -> Any | None:
    """The letter the advice is on its way in, None where it is in none."""
    row = _standing().filter(advice=one).select_related("letter").order_by("-recorded_at").first()
    return row.letter if row else None


def in_letter(letter: UUID) -> list[Advice]:
    """What a letter carries, whoever asks: for what coordination tells."""
    return list(Advice.objects.filter(letters__letter=letter).order_by("number"))


def approval(letter: Ref) -> str:
    """How the newest request about the letter stands: open, approved, returned, withdrawn, "" without one."""
    return approvals.ended_as(letter, ROUTE)
