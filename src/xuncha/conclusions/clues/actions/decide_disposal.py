from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.content import Found
from xuncha.conclusions.clues.rules.disposal import receiver_problems
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.onsite.inspections.days import checked_day

from ._clues import move, refuse, say


@action
def decide_disposal(
    *,
    by: Actor,
    clue: UUID,
    receiver: str,
    receiver_name: str,
    decided_by: str,
    body: UUID | None = None,
    minutes: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> Clue:
    """登记处置意见 — Record what was decided above: to whom a clue goes, who decided it, in which minutes.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_decide(by, found))
    wrong = receiver_problems(found.level, receiver, receiver_name)
    if not decided_by.strip():
        wrong.append(Found("disposal.no_decider", "decided_by"))
    refuse(wrong, "disposal.incomplete")
    found.receiver, found.receiver_name, found.receiver_body_id = receiver, receiver_name.strip(), body
    found.decided_by, found.minutes = decided_by.strip(), minutes.strip()
    found.decided_on = checked_day(by, on, not_before=found.noted_on, what=_("登记线索"))
    move(found, State.READY)
    say("clues.disposal_decided", found, by, to=receiver, on=str(found.decided_on), minutes=found.minutes)
    return found
