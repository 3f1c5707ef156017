from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Assignment
from xuncha.conclusions.clues.rules.content import Found
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born

from ._clues import refuse, say


@action
def assign_clue(*, by: Actor, clue: UUID, person: UUID, on: date | None = None) -> Assignment:
    """指定知悉人 — Name a member to verify a clue, or one of the office's staff to handle it: it exists for them now.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(clue, by)
    NotAllowed.unless(policies.can_assign(by, found))
    if person not in {p for p, _name in queries.nameable(found, by)}:
        refuse([Found("clue.not_of_office_or_team", "person")], "clue.not_of_office_or_team")
    made, _new = Assignment.objects.get_or_create(
        clue=found, person_id=person, until=None, defaults={**born(by), "since": on or by.clock.today()}
    )
    say("clues.clue_assigned", found, by, person=str(person), on=str(made.since))
    return made
