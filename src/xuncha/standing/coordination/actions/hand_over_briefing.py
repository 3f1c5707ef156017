from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Briefing
from xuncha.standing.coordination.rules.states import BriefingState

from ._briefings import move, say


@action
def hand_over_briefing(
    *,
    by: Actor,
    briefing: UUID,
    team: UUID,
    team_name: str,
    on: date | None = None,
    seen: int | None = None,
) -> Briefing:
    """转交情况通报 — Hand a briefing to the team that inspects the body it is about.

    Raises NotKnown, NotAllowed, Stale.
    """
    found = queries.locked_briefing(briefing, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_hand_over(by, found))
    found.team, found.team_name = team, team_name
    found.handed_on = on or by.clock.today()
    move(found, BriefingState.HANDED_OVER)
    say("coordination.briefing_handed_over", found, by, team=str(team), on=str(found.handed_on))
    return found
