from itertools import product

import pytest

from tests.factories import clues
from xuncha.conclusions.clues.rules.states import (
    ITEM_TRANSITIONS,
    OUT,
    OWNERS,
    TRANSITIONS,
    UNSENT,
    ItemState,
    State,
    item_may_go,
    may_go,
)

ALLOWED = {
    ("noted", "verifying"),
    ("noted", "ready"),
    ("verifying", "verified"),
    ("verifying", "not_verified"),
    ("verifying", "suspended"),
    ("verified", "verifying"),
    ("verified", "ready"),
    ("not_verified", "verifying"),
    ("not_verified", "ready"),
    ("suspended", "verifying"),
    ("ready", "verifying"),
    ("ready", "transferred"),
    ("transferred", "returned"),
    ("transferred", "reported"),
    ("returned", "verifying"),
    ("returned", "ready"),
}
ITEMS_ALLOWED = {("noted", "taken_up"), ("noted", "set_aside"), ("set_aside", "taken_up")}


@pytest.mark.parametrize(("state", "to"), list(product(State, State)))
def test_every_pair_of_states(state, to):
    assert may_go(state, to) == ((str(state), str(to)) in ALLOWED)


@pytest.mark.parametrize(("state", "to"), list(product(ItemState, ItemState)))
def test_every_pair_of_states_of_a_raw_note(state, to):
    assert item_may_go(state, to) == ((str(state), str(to)) in ITEMS_ALLOWED)


def test_every_state_has_an_owner_and_a_row():
    assert set(TRANSITIONS) == set(OWNERS) == set(State)
    assert set(ITEM_TRANSITIONS) == set(ItemState)
    assert set(State) == OUT | UNSENT


@pytest.mark.parametrize("state", list(State))
def test_every_state_is_reached_by_the_actions(cast, inspection, state):
    assert clues.at(cast, inspection, state).state == state
