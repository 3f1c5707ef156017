from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.onsite.inspections.days import checked_day

from ._clues import move, say


@action
def begin_verification(*, by: Actor, clue: UUID, on: date | None = None, seen: int | None = None) -> Clue:
    """开始了解核实 — Begin, or take up again, what the team itself may look into: papers and talks, no investigation.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_begin(by, found))
    day = checked_day(by, on, not_before=found.noted_on, what=_("登记线索"))
    move(found, State.VERIFYING)
    say("clues.verification_begun", found, by, on=str(day))
    return found
