"""Petitions of an entry: stated channels exactly, the rest as the vocabulary says, fates as often as stated."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.rehearsal.facts.entry import Entry
from xuncha.rehearsal.petition_script import MET, USUAL, by_channel, petitions_of

COUNTS = st.integers(0, 60)


def entry(**facts) -> Entry:
    return Entry("round", "x-1-2024", facts)


def test_where_nothing_is_said_each_body_has_the_usual_number_by_the_usual_shares():
    found = petitions_of(entry(), [2] * 10, [2] * 10, Random(1))
    assert sum(map(len, found)) == 20
    assert Counter(p.channel for rows in found for p in rows) == {
        "letter": 8,
        "call": 4,
        "caller": 4,
        "online": 4,
    }


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"letter": 7, "call": 3}, {"letter": 7, "call": 3}),
        ({"total": 50}, {"letter": 20, "call": 10, "caller": 10, "online": 10}),
        ({"total": 50, "letter": 30}, {"letter": 30, "call": 7, "caller": 7, "online": 6}),
        ({"letter_and_caller": 9, "call": 4}, {"letter": 6, "caller": 3, "call": 4}),
        ({"letter_and_caller": 9, "caller": 5}, {"letter": 4, "caller": 5}),
        ({"letter": 0, "call": 0}, {"letter": 0, "call": 0, "caller": 10, "online": 10}),
    ],
)
def test_by_channel(stated, expected):
    assert by_channel(entry(petitions=stated), 20) == expected


@given(
    channels=st.fixed_dictionaries(dict.fromkeys(USUAL, COUNTS)).filter(lambda d: sum(d.values()) > 0),
    passed=COUNTS,
    closed=COUNTS,
    appeals=COUNTS,
    settled=COUNTS,
    towns=st.integers(0, 9),
    bodies=st.integers(1, 7),
    seed=st.integers(0, 9),
)
def test_every_stated_figure_comes_out(channels, passed, closed, appeals, settled, towns, bodies, seed):
    closed, settled, towns = min(closed, passed), min(settled, appeals), min(towns, appeals)
    stated = entry(
        petitions=channels,
        petitions_passed={"count": passed, "closed": closed},
        appeals={"passed": appeals, "settled": settled, "to_towns": towns},
    )
    rows = [p for of in petitions_of(stated, [2] * bodies, [2] * bodies, Random(seed)) for p in of]
    came = Counter(p.channel for p in rows)
    assert {c: came[c] for c in USUAL} == channels
    sent = [p for p in rows if p.to and not p.appeal]
    wishes = [p for p in rows if p.appeal]
    assert (len(sent), sum(p.answered for p in sent)) == (passed, closed)
    assert (len(wishes), sum(p.answered for p in wishes)) == (appeals, settled)
    assert len({p.to for p in wishes if p.to and p.to[0] == "town"}) == towns
    assert came[MET] == max(0, passed + appeals - sum(channels.values()))
