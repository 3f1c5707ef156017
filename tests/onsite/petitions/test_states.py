"""Every step of the table, and none besides; who is known to own each state."""

import itertools

import pytest

from tests.factories import petitions
from xuncha.foundation.terms import WrongState
from xuncha.onsite.petitions.actions._move import move
from xuncha.onsite.petitions.rules import closing, numbers, petitioners
from xuncha.onsite.petitions.rules.states import ENDED, OWNERS, TRANSITIONS, UNDECIDED, State, may_move
from xuncha.onsite.petitions.words import STATES


@pytest.mark.parametrize(("current", "wanted"), itertools.product(State, State))
def test_every_pair(current, wanted):
    class Row:
        state, version = current, 1
        saved = False

        def save(self):
            self.saved = True

    row = Row()
    if wanted in TRANSITIONS[current]:
        move(row, wanted)
        assert (row.state, row.saved, row.version) == (wanted, True, 2)
    else:
        with pytest.raises(WrongState):
            move(row, wanted)
        assert (row.state, row.saved) == (current, False)
    assert may_move(current, wanted) is (wanted in TRANSITIONS[current])


def test_every_state_has_owner_and_word_and_is_reached():
    assert set(OWNERS) == set(TRANSITIONS) == set(STATES) == set(State)
    assert {s for s in State if not OWNERS[s]} == ENDED == {s for s in State if not TRANSITIONS[s]}
    assert set().union(*TRANSITIONS.values()) | {State.REGISTERED} == set(State)
    assert UNDECIDED.isdisjoint(ENDED)


@pytest.mark.parametrize("state", list(State))
def test_the_factory_brings_one_to_every_state(cast, inspection, state):
    assert petitions.at(cast, inspection, state).state == state


def test_the_closing_day_is_open_to_its_end_or_to_its_hour():
    from datetime import date, time

    day, noon = date(2025, 8, 22), time(12)
    assert not closing.is_late(day, time(23, 59), day, None)
    assert not closing.is_late(day, time(12), day, noon)
    assert closing.is_late(day, time(12, 1), day, noon)
    assert not closing.is_late(day, None, day, noon)
    assert closing.is_late(date(2025, 8, 23), None, day, noon)
    assert not closing.is_late(day, None, None, None)


def test_numbers_name_the_place_of_origin():
    assert numbers.pattern("清", "信", "local").format(year=2026, n=17) == "清巡信〔2026〕A-017"
    assert numbers.pattern("清", "信", "field{2}").format(year=2026, n=1) == "清巡信〔2026〕FIELD2-001"


def test_a_name_alone_cannot_be_answered():
    assert not petitioners.Petitioner("甲某").named and petitioners.Petitioner("甲某", "1").named
    assert petitioners.heads([petitioners.Petitioner("甲某"), petitioners.Petitioner()], 0) == 1
    assert petitioners.as_values([petitioners.Petitioner(" 甲某 ")]) == {"people": [{"name": "甲某"}]}
