from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.states import State

from ._letters import checked_day, ended, move, say


@action
def return_letter(
    *, by: Actor, letter: UUID, reason: str, on: date | None = None, seen: int | None = None
) -> Letter:
    """登记退回 — Note that the receiver sent a letter back with everything in it, and why.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_return(by, found))
    said = ended(found, checked_day(by, on, found), reason)
    move(found, State.RETURNED)
    say("coordination.letter_returned", found, by, on=str(found.ended_on), reason=said)
    return found
