from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.letters import RETURN_PERIOD, Found, Kind
from xuncha.standing.coordination.rules.states import State
from xuncha.standing.regulations.queries import due

from ._letters import checked_day, move, refuse, say


@action
def receipt_letter(
    *,
    by: Actor,
    letter: UUID,
    signed_by: str,
    handed_by: str = "",
    scan: UUID | None = None,
    on: date | None = None,
    seen: int | None = None,
) -> Letter:
    """登记签收 — Note that the receiver signed for a letter; what it must report on is due from this day.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_receipt(by, found))
    if not signed_by.strip():
        refuse([Found("letter.no_signer", "signed_by")], "letter.no_signer")
    day = checked_day(by, on, found)
    found.receipted_on, found.receipted_by = day, signed_by.strip()
    found.handed_by, found.receipt_scan_id = handed_by.strip() or by.name, scan
    period = RETURN_PERIOD.get(Kind(found.kind))
    if period and found.rule_set and found.due_on is None:
        found.due_on = due(found.rule_set, period, day).day
    move(found, State.RECEIPTED)
    say("coordination.letter_receipted", found, by, on=str(day), due=str(found.due_on or ""))
    return found
