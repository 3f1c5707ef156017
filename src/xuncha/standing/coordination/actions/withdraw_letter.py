from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.states import State

from ._letters import ended, move, say


@action
def withdraw_letter(*, by: Actor, letter: UUID, reason: str, seen: int | None = None) -> Letter:
    """撤销函件 — Withdraw a letter that never went out; it stays, with the reason.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_withdraw(by, found))
    said = ended(found, by.clock.today(), reason)
    move(found, State.WITHDRAWN)
    say("coordination.letter_withdrawn", found, by, reason=said)
    return found
