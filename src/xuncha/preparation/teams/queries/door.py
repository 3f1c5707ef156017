"""What the liaison of an inspected body may know of the team: who comes, and what became of the body's objections."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from xuncha.foundation.terms import Actor, NotKnown, Role
from xuncha.preparation.teams.models import Assignment, Membership, Objection, PairDecision
from xuncha.preparation.teams.rules.states import Outcome, TeamState

from .teams import active_members


def announced(actor: Actor) -> list[Assignment]:
    """Authorised teams that inspect the actor's bodies and have not left yet; the newest batch first."""
    return list(
        Assignment.objects.select_related("team__batch__round", "target__body")
        .filter(target__body__in=actor.scopes(Role.BODY_LIAISON), team__state=TeamState.AUTHORISED)
        .filter(team__batch__ends__gte=actor.clock.today())
        .order_by("-team__batch__begins", "target__order")
    )


def announced_to(actor: Actor, target: UUID) -> Assignment:
    """One of them by its target. Raises NotKnown."""
    found = next((a for a in announced(actor) if a.target_id == target), None)
    if found is None:
        raise NotKnown("teams.not_known")
    return found


def announced_members(assignment: Assignment) -> list[Membership]:
    """Who comes, in the order of the authorisation."""
    return active_members(assignment.team_id)


def announced_member(assignment: Assignment, person: UUID) -> UUID:
    """The person, where they come. Raises NotKnown."""
    if person not in {m.person_id for m in announced_members(assignment)}:
        raise NotKnown("teams.not_known")
    return person


def objections_at_door(actor: Actor, targets: Sequence[UUID]) -> list[tuple[Objection, PairDecision | None]]:
    """The standing objections of the actor's bodies on these targets, each with the pair it re-opened."""
    rows = list(
        Objection.objects.select_related("person", "target__body")
        .filter(target__in=list(targets), target__body__in=actor.scopes(Role.BODY_LIAISON), withdrawn_on=None)
        .order_by("received_on", "id")
    )
    pairs = {
        (p.person_id, p.target_id): p
        for p in PairDecision.objects.filter(target__in=[r.target_id for r in rows])
    }
    return [(row, pairs.get((row.person_id, row.target_id))) for row in rows]


@dataclass(frozen=True, slots=True)
class AtDoor:
    """A standing objection of the actor's body, and whether it is decided already."""

    objection: Objection
    decided: bool


def own_objection(actor: Actor, key: UUID) -> AtDoor | None:
    """A standing objection of the actor's body on a team announced to it; None for whoever is not its liaison."""
    if not actor.scopes(Role.BODY_LIAISON):
        return None
    targets = [a.target_id for a in announced(actor)]
    found = next(((o, p) for o, p in objections_at_door(actor, targets) if o.id == key), None)
    if found is None:
        return None
    row, pair = found
    return AtDoor(row, pair is not None and pair.outcome != Outcome.PENDING)
