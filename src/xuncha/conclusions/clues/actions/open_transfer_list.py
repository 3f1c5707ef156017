from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import queries
from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.terms import Actor, NotKnown

from ._clues import purpose_given, say
from ._opening import Listed, listed


@action
def open_transfer_list(*, by: Actor, letter: UUID, reason: str, with_origin: bool = False) -> list[Listed]:
    """打开移交清单 — Open every clue a transfer letter carries, to print the list that goes with it.

    Where a clue came from stands on it only where `by` releases that: it may tell who spoke. One entry for each clue,
    made before the opening. Raises NotKnown, BadInput, Locked.
    """
    found = queries.of_letter(letter, by)
    if not found:
        raise NotKnown("clue.not_known", _("没有这份材料，或您不参与这项工作。"))
    why = purpose_given(reason)
    for clue in found:
        say("clues.clue_opened", clue, by, reason=why, letter=str(letter), origin_released=with_origin)
    return after_entry(lambda: listed(found, with_origin=with_origin))
