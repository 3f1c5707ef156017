"""The places of this room where a state changes."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import WrongState, touch
from xuncha.preparation.teams import labels
from xuncha.preparation.teams.models import PairDecision, Team
from xuncha.preparation.teams.rules.states import Outcome, TeamState, Waits, may_move, may_turn


def move(team: Team, wanted: TeamState) -> None:
    """Take the step or raise WrongState; the caller saves."""
    current = TeamState(team.state)
    if not may_move(current, wanted):
        names = {"team": team.name, "current": labels.STATES[current], "wanted": labels.STATES[wanted]}
        raise WrongState("team.wrong_state", _("%(team)s%(current)s，不能变为%(wanted)s。") % names)
    team.state = wanted
    touch(team)


def turn(pair: PairDecision, wanted: Outcome, waits_for: Waits = Waits.NOTHING) -> None:
    """Set what a pair's decision stands at, or raise WrongState; the caller saves."""
    current = Outcome(pair.outcome)
    if current != wanted and not may_turn(current, wanted):
        names = {"current": labels.OUTCOMES[current], "wanted": labels.OUTCOMES[wanted]}
        raise WrongState("pair.wrong_state", _("%(current)s，不能变为%(wanted)s。") % names)
    pair.outcome, pair.waits_for = wanted, waits_for
    touch(pair)
