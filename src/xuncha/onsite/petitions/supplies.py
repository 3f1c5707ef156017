"""What this room supplies to the registries: how its things are described, its condition, its part of the dossier."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections.dossier import Tally

from . import queries
from .actions.take_over_petitions import take_over_petitions
from .rules.states import Channel, State
from .words import CHANNELS, LEVELS, STATES

NEWEST = 20


@stepwise
def describe_petitions(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            str(CHANNELS[Channel(row.channel)]),
            reverse("petitions:petition", args=[row.id]),
            row.number,
            str(STATES[State(row.state)]),
        )
        for row in rows
    }


@stepwise
def describe_passings(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.passings_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(row.to_name, reverse("petitions:petition", args=[row.petition_id]), row.number)
        for row in rows
    }


@stepwise
def describe_sealed(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.sealed_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(str(LEVELS[row.level]), reverse("petitions:sealed"), row.number) for row in rows
    }


def settled(ref: Ref, actor: Actor) -> Answer:
    """Whether every petition of an inspection is decided; what is set apart is not asked for."""
    left = queries.undecided(ref.id).count()
    if not left:
        return Answer()
    return Answer(
        (
            Missing(
                _("信访 %(count)d 件没有办出结果") % {"count": left},
                _("承办人、信访员"),
                href=f"{reverse('petitions:petitions')}?inspection={ref.id}",
                button=_("看信访"),
            ),
        )
    )


def petitions_href(inspection: Any) -> str:
    return f"{reverse('petitions:petitions')}?inspection={inspection.id}"


def count_petitions(actor: Actor, inspection: Any) -> Tally:
    """How many of them this reader knows; never how many there are."""
    return Tally((queries.visible_to(actor).filter(inspection_id=inspection.id),), lambda n: n or 0)


def loads(actor: Actor, inspection: Any) -> Mapping[UUID, str]:
    """For the lead alone: what each has in hand."""
    if not queries.leads(actor, inspection.team_id):
        return {}
    return {person: f"{done}/{every}" for person, (done, every) in queries.loads(inspection.id).items()}


def in_hand(team: UUID, person: UUID) -> list[tuple[str, Ref]]:
    """What a member called home still has before them, without numbers: the whole team and the office read the slip."""
    held = queries.held_by(team, person)
    return [(_("封存第 %(n)d 件") % {"n": n}, p.ref) for n, p in enumerate(held, 1)]


def take_over(by: Actor, team: UUID, leaving: UUID, successor: UUID) -> None:
    take_over_petitions(by=by, team=team, leaving=leaving, successor=successor)


def things(actor: Actor, inspection: Any) -> list[Ref]:
    """What the log of work is about: the newest petitions the reader knows."""
    rows = queries.visible_to(actor).filter(inspection_id=inspection.id).order_by("-recorded_at")
    return [Ref("petitions.petition", key) for key in rows.values_list("id", flat=True)[:NEWEST]]
