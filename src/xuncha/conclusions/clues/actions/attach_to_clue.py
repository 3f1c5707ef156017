from datetime import date
from typing import BinaryIO
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import ClueFile
from xuncha.foundation.files.store import keep, telling_nothing
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born

from ._clues import say


@action
def attach_to_clue(
    *, by: Actor, clue: UUID, stream: BinaryIO, name: str, title: str = "", on: date | None = None
) -> ClueFile:
    """存入线索材料 — Keep a file with a clue, under the clues' own key; its name is sealed too.

    Raises NotKnown, NotAllowed, BadInput, Locked.
    """
    found = queries.locked(clue, by)
    NotAllowed.unless(policies.can_amend(by, found))
    kept = keep(stream, name=telling_nothing(found.number, name), scope=CLUES_SCOPE, by=by)
    row = ClueFile(**born(by), clue=found, file=kept, added_by_id=by.person, added_on=on or by.clock.today())
    write_sealed(row, "title", title.strip() or name, CLUES_SCOPE)
    row.save(force_insert=True)
    say("clues.file_attached", found, by, file=str(kept.id))
    return row
