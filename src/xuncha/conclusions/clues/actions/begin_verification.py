from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version

from ._clues import move, say


@action
def begin_verification(*, by: Actor, clue: UUID, on: date | None = None, seen: int | None = None) -> Clue:
    """开始了解核实 — Begin, or take up again, what the team itself may look into: papers and talks, no investigation.

    Raises NotKnown, NotAllowed, Stale.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_begin(by, found))
    move(found, State.VERIFYING)
    say("clues.verification_begun", found, by, on=str(on or by.clock.today()))
    return found
