from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import ClueItem
from xuncha.conclusions.clues.rules.states import ItemState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.onsite.inspections.days import checked_day

from ._clues import move_item, reason_given, say


@action
def set_aside_clue_item(*, by: Actor, item: UUID, reason: str, on: date | None = None) -> ClueItem:
    """素材不作线索 — Decide that a raw note is no clue, with the reason; it stays and may be taken up later.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked_item(item, by)
    NotAllowed.unless(policies.can_settle_item(by, found, ItemState.SET_ASIDE))
    write_sealed(found, "reason_sealed", reason_given(reason), CLUES_SCOPE)
    found.decided_on = checked_day(by, on, not_before=found.noted_on, what=_("记线索素材"))
    move_item(found, ItemState.SET_ASIDE)
    say("clues.item_set_aside", found, by, on=str(found.decided_on))
    return found
