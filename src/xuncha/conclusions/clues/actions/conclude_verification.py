from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue, Verification
from xuncha.conclusions.clues.rules.states import OUTCOMES, State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day

from ._clues import move, reason_given, say


@action
def conclude_verification(
    *,
    by: Actor,
    clue: UUID,
    outcome: str,
    reason: str,
    on: date | None = None,
    seen: int | None = None,
) -> Clue:
    """作出核实结论 — Conclude the verification: something to it, nothing found, or suspended; with the reason.

    Raises NotKnown, NotAllowed, WrongState, Stale, BadInput.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    if outcome not in OUTCOMES:
        raise WrongState("clue.no_such_outcome", _("核实结论是“有依据”“未见依据”或“暂存”。"))
    to = State(outcome)
    NotAllowed.unless(policies.can_conclude(by, found, to))
    day = checked_day(by, on, not_before=found.noted_on, what=_("登记线索"))
    row = Verification(**born(by), clue=found, on=day, by_person_id=by.person, outcome=to)
    write_sealed(row, "sealed", reason_given(reason), CLUES_SCOPE)
    row.save(force_insert=True)
    move(found, to)
    say("clues.verification_concluded", found, by, outcome=to.value, on=str(row.on))
    return found
