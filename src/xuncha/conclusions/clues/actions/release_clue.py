from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.content import Found
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.onsite.inspections.days import checked_day

from ._clues import let_go, refuse


@action
def release_clue(*, by: Actor, clue: UUID, person: UUID, on: date | None = None) -> Clue:
    """取消指定 — Release someone from a clue; from that moment it does not exist for them any more.

    Raises NotKnown, NotAllowed, BadInput where they are not named.
    """
    found = queries.locked(clue, by)
    NotAllowed.unless(policies.can_assign(by, found))
    row = found.assignments.filter(person_id=person, until__isnull=True).first()
    if row is None:
        refuse([Found("clue.not_of_office_or_team", "person")], "clue.not_assigned")
    let_go(row, by, checked_day(by, on))
    return found
