"""The order of signing as a machine: whatever people try, no paper is signed without everybody before the lead."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.conclusions.findings.rules.signing import Standing, Step, after, step_of, waiting_for, why_not
from xuncha.conclusions.findings.rules.states import State

PEOPLE = [UUID(int=n) for n in range(1, 7)]
A, B, C, DEPUTY, LEAD, STRANGER = PEOPLE


def standing(state=State.DRAFT, signed=(), undertakers=(A, B), deputies=(DEPUTY,)):
    return Standing(state, frozenset(undertakers), frozenset(signed), frozenset(deputies), frozenset({LEAD}))


def test_undertakers_sign_in_any_order():
    assert after(standing(), B) is State.UNDERTAKERS
    assert after(standing(State.UNDERTAKERS, {B}), A) is State.DEPUTY


def test_then_a_deputy_then_the_lead():
    assert after(standing(State.DEPUTY, {A, B}), DEPUTY) is State.LEAD
    assert after(standing(State.LEAD, {A, B}), LEAD) is State.SIGNED


def test_without_a_deputy_the_lead_checks_alone():
    assert after(standing(State.UNDERTAKERS, {A}, deputies=()), B) is State.LEAD


def test_a_deputy_who_undertakes_the_paper_does_not_check_it():
    own = standing(State.UNDERTAKERS, {A}, undertakers=(A, DEPUTY))
    assert after(own, DEPUTY) is State.LEAD
    two = standing(State.DEPUTY, {A, DEPUTY}, undertakers=(A, DEPUTY), deputies=(DEPUTY, C))
    assert why_not(two, DEPUTY).code == "workpaper.own_paper"
    assert why_not(two, C) is None


@pytest.mark.parametrize("state", [State.SIGNED, State.JUDGED])
def test_nobody_signs_after_the_lead(state):
    assert step_of(state) is None
    assert all(why_not(standing(state, {A, B}), p).code == "workpaper.already_signed" for p in PEOPLE)


def test_nobody_signs_twice():
    assert why_not(standing(State.UNDERTAKERS, {A}), A).code == "workpaper.signed_by_you"


@pytest.mark.parametrize("state", list(State))
def test_a_stranger_signs_nothing(state):
    assert why_not(standing(state), STRANGER) is not None
    with pytest.raises(ValueError, match="not this person"):
        after(standing(state), STRANGER)


@given(
    st.sets(st.sampled_from(PEOPLE[:4]), min_size=2),
    st.sets(st.sampled_from([C, DEPUTY])),
    st.lists(st.sampled_from(PEOPLE), max_size=30),
)
def test_whatever_people_try_the_order_holds(undertakers, deputies, tries):
    state, signed, checked = State.DRAFT, set(), False
    for person in tries:
        now = Standing(
            state, frozenset(undertakers), frozenset(signed), frozenset(deputies), frozenset({LEAD})
        )
        if why_not(now, person) is not None:
            continue
        step = step_of(state)
        assert person in waiting_for(now)
        state = after(now, person)
        if step is Step.UNDERTAKER:
            signed.add(person)
        if step is Step.DEPUTY:
            checked = True
        if step is Step.LEAD:
            assert signed == undertakers
            assert checked or not deputies - undertakers
            assert state is State.SIGNED
    assert state is not State.SIGNED or LEAD in tries
