"""Every step of both state tables, and every step that is in none."""

import itertools

import pytest

from xuncha.foundation.terms import WrongState
from xuncha.preparation.teams.actions._move import move, turn
from xuncha.preparation.teams.models import PairDecision, Team
from xuncha.preparation.teams.rules.states import (
    OUTCOME_OWNERS,
    OUTCOME_TRANSITIONS,
    OWNERS,
    TRANSITIONS,
    Outcome,
    TeamState,
)


@pytest.mark.parametrize(("current", "wanted"), itertools.product(TeamState, TeamState))
def test_a_team_takes_a_step_exactly_when_the_table_has_it(current, wanted):
    team = Team(name="第一巡察组", state=current)
    if wanted in TRANSITIONS[current]:
        move(team, wanted)
        assert (team.state, team.version) == (wanted, 2)
    else:
        with pytest.raises(WrongState):
            move(team, wanted)
        assert team.state == current


@pytest.mark.parametrize(("current", "wanted"), itertools.product(Outcome, Outcome))
def test_a_decision_turns_exactly_when_the_table_has_it_or_stays(current, wanted):
    pair = PairDecision(outcome=current)
    if current == wanted or wanted in OUTCOME_TRANSITIONS[current]:
        turn(pair, wanted)
        assert pair.outcome == wanted
    else:
        with pytest.raises(WrongState):
            turn(pair, wanted)


def test_every_state_has_its_row_and_its_owner():
    assert set(TRANSITIONS) == set(OWNERS) == set(TeamState)
    assert set(OUTCOME_TRANSITIONS) == set(OUTCOME_OWNERS) == set(Outcome)
