from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Verification
from xuncha.conclusions.clues.rules.content import Found
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born

from ._clues import refuse, say


@action
def record_verification(*, by: Actor, clue: UUID, text: str, on: date | None = None) -> Verification:
    """登记核实情况 — Write down what was looked into and what it gave; sealed with the clue.

    Raises NotKnown, NotAllowed, BadInput, Locked.
    """
    found = queries.locked(clue, by)
    NotAllowed.unless(policies.can_record(by, found))
    if not text.strip():
        refuse([Found("verification.empty", "text")], "verification.empty")
    row = Verification(**born(by), clue=found, on=on or by.clock.today(), by_person_id=by.person)
    write_sealed(row, "sealed", text.strip(), CLUES_SCOPE)
    row.save(force_insert=True)
    say("clues.verification_recorded", found, by, on=str(row.on))
    return row
