from random import Random

from hypothesis import given
from hypothesis import strategies as st

from xuncha.rehearsal.invention import Invention, matters, spread


@given(st.integers(0, 400), st.lists(st.integers(1, 3), min_size=1, max_size=40), st.integers())
def test_a_spread_gives_all_and_no_more(total, weights, seed):
    given_out = spread(total, weights, Random(seed))
    assert sum(given_out) == total
    assert min(given_out) >= (1 if total >= len(weights) else 0)


@given(st.integers(10, 400), st.integers())
def test_what_weighs_more_is_not_given_less(total, seed):
    few, many = spread(total, [1, 3], Random(seed))
    assert few <= many


def test_the_same_seed_invents_the_same():
    first, second, other = Invention("x", 1), Invention("x", 1), Invention("x", 2)
    names = [[i.name() for _ in range(50)] for i in (first, second, other)]
    assert names[0] == names[1] != names[2]
    assert len(set(names[0])) == 50
    assert [m.text for m in first.matters_for("department", 40)] == [
        m.text for m in second.matters_for("department", 40)
    ]


def test_every_matter_fills_its_slots():
    for matter in Invention("y", 1).matters_for("department", len(matters())):
        assert not any("{" in str(v) for v in matter.text.values())
        assert (matter.fen is not None) == bool(matter.text.get("amount"))
