"""Questionnaires and assessment forms: what is read of them, how they are described and counted. The own team only."""

from collections.abc import Collection, Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import TEAM, Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections.dossier import Tally
from xuncha.onsite.inspections.queries import not_known

from .models import Survey
from .rules.states import FormKind
from .words import FORM_KINDS


def visible_to(actor: Actor) -> QuerySet[Survey]:
    """Forms handed out by the own team."""
    return Survey.objects.select_related("inspection").filter(inspection__team_id__in=actor.scopes(*TEAM))


def survey(key: UUID, actor: Actor) -> Survey:
    """One handing out. Raises NotKnown."""
    return _one(visible_to(actor), key)


def locked(key: UUID, actor: Actor) -> Survey:
    """One handing out, held against others until the transaction ends. Raises NotKnown."""
    return _one(visible_to(actor).select_for_update(of=("self",)), key)


def _one(rows: QuerySet[Survey], key: UUID) -> Survey:
    found = rows.filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def of_inspection(inspection: UUID, actor: Actor) -> list[Survey]:
    """All of an inspection, by number."""
    return list(visible_to(actor).filter(inspection_id=inspection).order_by("number"))


def handed_out(
    inspections: Collection[UUID] | QuerySet, kind: FormKind | str, upto: date
) -> QuerySet[Survey]:
    """The rows of the figures `questionnaires` and `assessment_forms`: handed out by the end of a day, whoever asks."""
    return Survey.objects.filter(inspection_id__in=inspections, kind=kind, handed_on__lte=upto).order_by(
        "inspection__number", "number"
    )


@stepwise
def describe(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            f"{FORM_KINDS[FormKind(row.kind)]}：{row.handed_to}",
            reverse("fieldwork:survey", args=[row.id]),
            row.number,
        )
        for row in rows
    }


def href(inspection: Any) -> str:
    return reverse("fieldwork:surveys", args=[inspection.id])


def count(actor: Actor, inspection: Any) -> Tally:
    """How many times forms were handed out."""
    every = Survey.objects.filter(inspection_id=inspection.id)
    return Tally((every,), lambda times: times)


def sums(rows: Collection[Survey]) -> list[tuple[str, int, int]]:
    """For each kind there is: its name, handed out, returned."""
    return [
        (
            str(label),
            sum(r.handed_out for r in rows if r.kind == kind),
            sum(r.returned or 0 for r in rows if r.kind == kind),
        )
        for kind, label in FORM_KINDS.items()
        if any(r.kind == kind for r in rows)
    ]
