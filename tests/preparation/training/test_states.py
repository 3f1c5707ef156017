"""Every step of the state table, and every step that is not in it."""

import itertools
from datetime import date

import pytest

from xuncha.preparation.training.rules.results import Result, problems_of_result
from xuncha.preparation.training.rules.states import OWNERS, TRANSITIONS, Standing, may_move


@pytest.mark.parametrize(("current", "wanted"), itertools.product(Standing, Standing))
def test_a_step_may_be_taken_exactly_when_the_table_has_it(current, wanted):
    assert may_move(current, wanted) == (wanted in TRANSITIONS[current])


def test_every_state_has_its_row_and_its_owner():
    assert set(TRANSITIONS) == set(OWNERS) == set(Standing)


def test_what_a_result_must_look_like():

    def found(mark, passed, on=date(2024, 3, 5)):
        return problems_of_result(
            Result(passed, mark, on), begins=date(2024, 3, 4), today=date(2024, 3, 6), pass_mark=60
        )

    assert found(60, True) == found(59, False) == found(None, True) == []
    assert found(59, True) == found(60, False) == ["result.mark_contradicts"]
    assert found(101, True) == found(-1, False) == ["result.mark_range"]
    assert found(80, True, date(2024, 3, 3)) == ["result.before_class"]
    assert found(80, True, date(2024, 3, 7)) == ["result.in_future"]
