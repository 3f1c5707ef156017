from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Briefing
from xuncha.standing.coordination.rules.states import BriefingState

from ._briefings import move, say


@action
def give_back_briefing(
    *, by: Actor, briefing: UUID, on: date | None = None, seen: int | None = None
) -> Briefing:
    """退还情况通报 — Note that lent papers of a briefing went back to who lent them.

    Raises NotKnown, NotAllowed, Stale.
    """
    found = queries.locked_briefing(briefing, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_give_back(by, found))
    found.given_back_on = on or by.clock.today()
    move(found, BriefingState.GIVEN_BACK)
    say("coordination.briefing_given_back", found, by, on=str(found.given_back_on))
    return found
