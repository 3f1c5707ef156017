from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Verification
from xuncha.conclusions.clues.rules.content import Found
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day

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
    day = checked_day(by, on, not_before=found.noted_on, what=_("登记线索"))
    row = Verification(**born(by), clue=found, on=day, by_person_id=by.person)
    write_sealed(row, "sealed", text.strip(), CLUES_SCOPE)
    row.save(force_insert=True)
    say("clues.verification_recorded", found, by, on=str(row.on))
    return row
