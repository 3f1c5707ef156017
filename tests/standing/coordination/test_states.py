from itertools import product

import pytest

from tests.factories import coordination
from xuncha.standing.coordination.rules.states import (
    BRIEFING_TRANSITIONS,
    NUMBERED,
    OWNERS,
    TRANSITIONS,
    BriefingState,
    State,
    briefing_may_go,
    may_go,
)

ALLOWED = {
    ("draft", "sent"),
    ("draft", "withdrawn"),
    ("sent", "receipted"),
    ("sent", "answered"),
    ("sent", "returned"),
    ("sent", "closed"),
    ("receipted", "answered"),
    ("receipted", "returned"),
    ("receipted", "closed"),
}
BRIEFINGS = {
    ("registered", "handed_over"),
    ("registered", "given_back"),
    ("handed_over", "receipted"),
    ("receipted", "given_back"),
}


@pytest.mark.parametrize(("state", "to"), list(product(State, State)))
def test_every_pair_of_states(state, to):
    assert may_go(state, to) == ((str(state), str(to)) in ALLOWED)


@pytest.mark.parametrize(("state", "to"), list(product(BriefingState, BriefingState)))
def test_every_pair_of_states_of_a_briefing(state, to):
    assert briefing_may_go(state, to) == ((str(state), str(to)) in BRIEFINGS)


def test_every_state_has_a_row_and_an_owner():
    assert set(TRANSITIONS) == set(OWNERS) == set(State)
    assert set(BRIEFING_TRANSITIONS) == set(BriefingState)


@pytest.mark.parametrize("state", list(State))
def test_every_state_is_reached_and_numbered_when_it_went_out(cast, state):
    letter = coordination.at(cast, state)
    assert letter.state == state
    assert bool(letter.number) == (state in NUMBERED)


@pytest.mark.parametrize("state", list(BriefingState))
def test_every_state_of_a_briefing_is_reached(cast, state):
    assert coordination.briefing(cast, state).state == state
