"""Practical problems of the people: the list team and office keep of a round. Here and not with rectification: an entry
is no finding, belongs to no body's plan, comes out of talks, visits and petitions, and is solved while the team is there
or soon after; it goes on living with its inspection until that is filed.
"""

from collections.abc import Collection, Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import OFFICE, TEAM, Actor, Decision, Ref, yes
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.dossier import Tally
from xuncha.onsite.inspections.rules.states import Stage

from .models import PracticalProblem
from .rules.states import ProblemState
from .words import PROBLEM_STATES

# What an entry may come from. Closed: nothing else is ever named as the source of one.
SOURCES = frozenset(
    {
        "petitions.petition",
        "fieldwork.interview",
        "fieldwork.visit",
        "fieldwork.sitting",
        "fieldwork.phonecheck",
        "fieldwork.survey",
    }
)
OFFERED_ON = ("petitions.petition", "fieldwork.interview", "fieldwork.visit", "fieldwork.survey")


def visible_to(actor: Actor) -> QuerySet[PracticalProblem]:
    """Entries of the own team; all for the office."""
    rows = PracticalProblem.objects.select_related("inspection", "proof_file")
    return rows if actor.is_office else rows.filter(inspection__team_id__in=actor.scopes(*TEAM))


def problem(key: UUID, actor: Actor) -> PracticalProblem:
    """One entry. Raises NotKnown."""
    return _one(visible_to(actor), key)


def locked(key: UUID, actor: Actor) -> PracticalProblem:
    """One entry, held against others until the transaction ends. Raises NotKnown."""
    return _one(visible_to(actor).select_for_update(of=("self",)), key)


def _one(rows: QuerySet[PracticalProblem], key: UUID) -> PracticalProblem:
    found = rows.filter(pk=key).first()
    if found is None:
        raise inspections.not_known()
    return found


def of_inspection(inspection: UUID, actor: Actor) -> list[PracticalProblem]:
    """All of an inspection, by number."""
    return list(visible_to(actor).filter(inspection_id=inspection).order_by("number"))


def to_note_in(actor: Actor) -> list[Any]:
    """Inspections this person may note an entry for."""
    rows = inspections.visible_to(actor).exclude(stage__in=(Stage.PREPARED, Stage.FILED))
    return list(rows.order_by("-opened_on", "number"))


def solved(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[PracticalProblem]:
    """The figure `practical_problems_solved`: solved, and checked by another person, by the end of a day."""
    return PracticalProblem.objects.filter(
        inspection_id__in=inspections,
        state=ProblemState.CHECKED,
        solved_on__lte=upto,
        checked_on__lte=upto,
    ).order_by("inspection__number", "number")


@stepwise
def describe(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.matter,
            reverse("fieldwork:problem", args=[row.id]),
            row.number,
            str(PROBLEM_STATES[ProblemState(row.state)]),
        )
        for row in rows
    }


def href(inspection: Any) -> str:
    return reverse("fieldwork:problems", args=[inspection.id])


def count(actor: Actor, inspection: Any) -> Tally:
    """`2/3`: checked as solved of all that stand."""
    every = PracticalProblem.objects.filter(inspection_id=inspection.id).exclude(state=ProblemState.DROPPED)
    return Tally(
        (every.filter(state=ProblemState.CHECKED), every),
        lambda done, all_of: f"{done}/{all_of}" if all_of else 0,
    )


def may_note_from(actor: Actor, source: Ref) -> Decision | None:
    """On a thing an entry may come from, for team and office; for others the verb does not exist."""
    return yes() if actor.holds(TEAM | OFFICE) else None


def note_from_href(source: Ref) -> str:
    return f"{reverse('fieldwork:note_problem')}?from={source}"
