from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Briefing
from xuncha.standing.coordination.rules.states import BriefingState

from ._briefings import move, say


@action
def sign_for_briefing(
    *, by: Actor, briefing: UUID, on: date | None = None, seen: int | None = None
) -> Briefing:
    """签收情况通报 — Sign for a briefing on behalf of the team it was handed to.

    Raises NotKnown, NotAllowed, Stale.
    """
    found = queries.locked_briefing(briefing, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_sign_for(by, found))
    found.receipted_on, found.receipted_by = on or by.clock.today(), by.name
    move(found, BriefingState.RECEIPTED)
    say("coordination.briefing_receipted", found, by, on=str(found.receipted_on))
    return found
