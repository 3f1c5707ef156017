"""How planned work passes from a member called home to a colleague: who goes already goes once."""

from collections.abc import Sequence
from uuid import UUID

from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork.models import Interview, MaterialRequest, Sitting, Visit
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.policies import can_remove


def check_may_pass_on(by: Actor, team: UUID) -> None:
    """Whoever may let a member go. Raises NotKnown, NotAllowed."""
    NotAllowed.unless(can_remove(by, teams.team(team, by)))


def replace(by: Actor, thing: Interview | Visit | Sitting, crew: str, leaving: UUID, successor: UUID) -> None:
    """Put the successor in the place of who leaves; `crew` names who goes: interviewers, visitors, listeners."""
    going = getattr(thing, crew)
    gone = going.get(person_id=leaving)
    order = gone.order
    gone.delete()
    if not going.filter(person_id=successor).exists():
        going.create(**born(by), person_id=successor, order=order)
    touch(thing)
    thing.save()


def say_passed_on(
    event: str,
    by: Actor,
    team: UUID,
    things: Sequence[Interview | Visit | Sitting | MaterialRequest],
    leaving: UUID,
    successor: UUID,
) -> None:
    """Record what changed hands, by number."""
    facts = {"numbers": [t.number for t in things], "from": str(leaving), "to": str(successor)}
    record(event, by=by, about=Ref("teams.team", team), facts=facts)
