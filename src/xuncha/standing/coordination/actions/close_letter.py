from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.states import State

from ._letters import checked_day, ended, move, say


@action
def close_letter(
    *, by: Actor, letter: UUID, reason: str, on: date | None = None, seen: int | None = None
) -> Letter:
    """办结函件 — Close a letter that no answer is expected to any more, with the reason.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_close(by, found))
    said = ended(found, checked_day(by, on, found), reason)
    move(found, State.CLOSED)
    say("coordination.letter_closed", found, by, on=str(found.ended_on), reason=said)
    return found
