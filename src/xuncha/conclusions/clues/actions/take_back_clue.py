from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.onsite.inspections.days import checked_day

from ._clues import reason_given, send_back


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
    send_back(
        found, reason_given(reason), by, checked_day(by, on, not_before=found.transferred_on, what=_("移交"))
    )
    return found
