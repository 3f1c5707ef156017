from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.letters import Found
from xuncha.standing.coordination.rules.states import State

from ._letters import move, refuse, say


@action
def withdraw_letter(*, by: Actor, letter: UUID, reason: str, seen: int | None = None) -> Letter:
    """撤销函件 — Withdraw a letter that never went out; it stays, with the reason.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_withdraw(by, found))
    if not reason.strip():
        refuse([Found("letter.no_reason", "reason")], "letter.no_reason")
    found.end_reason, found.ended_on = reason.strip(), by.clock.today()
    move(found, State.WITHDRAWN)
    say("coordination.letter_withdrawn", found, by, reason=found.end_reason)
    return found
