from itertools import product

import pytest

from xuncha.conclusions.findings.rules.states import (
    ENDED,
    NUMBERED,
    OPEN,
    OWNERS,
    SHEET_OWNERS,
    SHEET_TRANSITIONS,
    TRANSITIONS,
    UNDER_SIGNATURE,
    SheetState,
    State,
    may_go,
    sheet_may_go,
)

ALLOWED = {
    ("draft", "undertakers"),
    ("returned", "undertakers"),
    ("returned", "draft"),
    ("undertakers", "deputy"),
    ("undertakers", "lead"),
    ("undertakers", "returned"),
    ("undertakers", "draft"),
    ("deputy", "lead"),
    ("deputy", "returned"),
    ("deputy", "draft"),
    ("lead", "signed"),
    ("lead", "returned"),
    ("lead", "draft"),
    ("signed", "judged"),
    ("signed", "returned"),
    ("signed", "draft"),
    *((s, "reshaped") for s in ("draft", "returned", "undertakers", "deputy", "lead", "signed")),
}


@pytest.mark.parametrize(("state", "to"), list(product(State, State)))
def test_every_pair_of_states(state, to):
    assert may_go(state, to) == ((str(state), str(to)) in ALLOWED)


SHEET = {("draft", "sent"), ("draft", "withdrawn"), ("sent", "settled")}


@pytest.mark.parametrize(("state", "to"), list(product(SheetState, SheetState)))
def test_every_pair_of_a_fact_sheet(state, to):
    assert sheet_may_go(state, to) == ((str(state), str(to)) in SHEET)


def test_every_state_has_an_owner_and_a_row():
    assert set(TRANSITIONS) == set(OWNERS) == set(State)
    assert set(SHEET_TRANSITIONS) == set(SHEET_OWNERS) == set(SheetState)


def test_judged_is_the_end():
    assert TRANSITIONS[State.JUDGED] == frozenset()


def test_a_number_goes_with_the_last_signature_only():
    assert frozenset({State.SIGNED, State.JUDGED}) == NUMBERED
    assert not NUMBERED & OPEN
    assert set(State) == UNDER_SIGNATURE | OPEN | ENDED


def test_only_a_signed_paper_is_judged():
    assert [s for s in State if may_go(s, State.JUDGED)] == [State.SIGNED]
