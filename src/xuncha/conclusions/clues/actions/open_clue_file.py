from typing import Any
from uuid import UUID

from xuncha.conclusions.clues import queries
from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.keys.fields import open_text
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor

from ._clues import purpose_given, say


@action
def open_clue_file(*, by: Actor, file: UUID, reason: str) -> tuple[Any, str]:
    """打开线索材料 — Open a file of a clue, for a reason: the stored file and its title.

    The entry is made before the opening. Raises NotKnown, BadInput, Locked.
    """
    found = queries.file(file, by)
    say("clues.file_opened", found.clue, by, file=str(found.file_id), reason=purpose_given(reason))
    return after_entry(lambda: (found.file, open_text(found, "title", CLUES_SCOPE)))
