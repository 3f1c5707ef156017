from dataclasses import dataclass
from uuid import UUID

from xuncha.conclusions.clues import queries
from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.keys.fields import open_text
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, Ref

from ._clues import purpose_given, say
from ._opening import item_text, source_of


@dataclass(frozen=True, slots=True)
class OpenedItem:
    """A raw note, open."""

    text: str
    source: Ref | None
    reason: str


@action
def open_clue_item(*, by: Actor, item: UUID, reason: str) -> OpenedItem:
    """打开线索素材 — Open a raw note, for a reason; the entry is made before the opening.

    Raises NotKnown for who may not know it, BadInput, Locked.
    """
    found = queries.item(item, by)
    say("clues.item_opened", found, by, reason=purpose_given(reason))
    return after_entry(
        lambda: OpenedItem(item_text(found), source_of(found), open_text(found, "reason_sealed", CLUES_SCOPE))
    )
