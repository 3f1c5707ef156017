from uuid import UUID

from xuncha.conclusions.clues import queries
from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.terms import Actor

from ._clues import purpose_given, say
from ._opening import Opened, opened


@action
def open_clue(*, by: Actor, clue: UUID, reason: str) -> Opened:
    """打开线索 — Open what is sealed of a clue, for a reason; the entry is made before the opening.

    Raises NotKnown for who may not know it, BadInput, Locked.
    """
    found = queries.clue(clue, by)
    say("clues.clue_opened", found, by, reason=purpose_given(reason))
    return after_entry(lambda: opened(found))
