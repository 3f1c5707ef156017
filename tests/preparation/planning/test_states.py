"""Every step of the state table, and every step that is not in it."""

import itertools

import pytest

from xuncha.foundation.terms import WrongState
from xuncha.preparation.planning.actions._move import move
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.rules.states import OWNERS, TRANSITIONS, PlanState, may_move

PAIRS = list(itertools.product(PlanState, PlanState))


@pytest.mark.parametrize(("current", "wanted"), PAIRS)
def test_a_step_is_taken_exactly_when_the_table_has_it(current, wanted):
    round = Round(title="第一轮", state=current)
    if wanted in TRANSITIONS[current]:
        move(round, wanted)
        assert (round.state, round.version) == (wanted, 2)
    else:
        assert not may_move(current, wanted)
        with pytest.raises(WrongState):
            move(round, wanted)
        assert round.state == current


def test_every_state_has_its_row_and_its_owner():
    assert set(TRANSITIONS) == set(OWNERS) == set(PlanState)
