from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.content import Said
from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.terms import Actor, NotKnown

from ._clues import purpose_given, say
from ._opening import said_of


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a transfer list."""

    clue: Clue
    said: Said


@action
def open_transfer_list(*, by: Actor, letter: UUID, reason: str) -> list[Listed]:
    """打开移交清单 — Open every clue a transfer letter carries, to print the list that goes with it.

    One entry for each clue, made before the opening. Raises NotKnown, BadInput, Locked.
    """
    found = queries.of_letter(letter, by)
    if not found:
        raise NotKnown("clue.not_known", _("没有这份材料，或您不参与这项工作。"))
    why = purpose_given(reason)
    for clue in found:
        say("clues.clue_opened", clue, by, reason=why, letter=str(letter))
    return after_entry(lambda: [Listed(c, said_of(c)) for c in found])
