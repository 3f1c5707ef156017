from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue, Return
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.foundation.terms.record import born

from ._clues import move, reason_given, say


@action
def take_back_clue(
    *, by: Actor, clue: UUID, reason: str, on: date | None = None, seen: int | None = None
) -> Clue:
    """登记线索退回 — Note that the receiver sent a clue back, and why; it is decided on anew.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_send_back(by, found))
    row = Return(**born(by), clue=found, on=on or by.clock.today(), sent_back=True)
    write_sealed(row, "sealed", reason_given(reason), CLUES_SCOPE)
    row.save(force_insert=True)
    move(found, State.RETURNED)
    say("clues.clue_sent_back", found, by, on=str(row.on))
    return found
