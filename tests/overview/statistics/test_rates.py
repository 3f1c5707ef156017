from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.overview.statistics.rules.rates import exact, shown, two


@pytest.mark.parametrize(
    ("part", "whole", "decimals", "text"),
    [
        (19, 25, 0, "76%"),
        (19, 25, 2, "76.00%"),
        (688, 697, 2, "98.71%"),
        (999, 1000, 0, "99.9%"),
        (9999, 10000, 1, "99.99%"),
        (25, 25, 1, "100.0%"),
        (0, 3, 0, "0%"),
        (0, 0, 2, ""),
    ],
)
def test_a_rate_as_it_is_shown(part, whole, decimals, text):
    assert shown(part, whole, decimals) == text


@given(st.integers(1, 5000), st.integers(0, 4))
def test_a_hundred_only_when_nothing_is_open(whole, decimals):
    assert shown(whole, whole, decimals).startswith("100")
    assert not shown(whole - 1, whole, decimals).startswith("100")


def test_six_decimals_are_cut_not_rounded():
    assert exact(2, 3) == "66.666666"
    assert exact(1, 0) is None


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_two_decimals_come_from_the_counts(part, whole):
    assert abs(Decimal(two(part, whole)) - Decimal(part) * 100 / whole) <= Decimal("0.005")
