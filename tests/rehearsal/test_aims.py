"""Whom an entry has inspected, one by one: what hangs on what, which town a village belongs to, how many teams."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.rehearsal.aims import aims_of, other_towns, teams_for
from xuncha.rehearsal.facts.entry import Entry


def aims(*targets, **facts):
    return aims_of(Entry("round", "x-1-2024", {"targets": list(targets), **facts}))


def test_without_targets_one_department_is_inspected():
    assert [a.body for a in aims_of(Entry("inspection", "x", {}))] == ["department"]


def test_a_line_without_a_number_stands_for_some():
    assert len(aims({"body": "town"})) == 2


def test_members_of_a_package_are_spread_over_the_towns_inspected_with_them():
    found = aims({"body": "town", "count": 2}, {"body": "village", "under": "town", "count": 5})
    assert [a.host for a in found if a.body == "village"] == [0, 0, 0, 1, 1]
    assert not any(a.stands_alone for a in found if a.body == "village")


def test_members_follow_the_published_towns_where_they_are_stated():
    found = aims(
        {"body": "town", "count": 2}, {"body": "village", "under": "town", "by_town": [1, 4], "count": 5}
    )
    assert [a.host for a in found if a.body == "village"] == [0, 1, 1, 1, 1]


def test_a_package_may_be_written_before_its_town():
    found = aims({"body": "village", "under": "town", "count": 1}, {"body": "town", "count": 1})
    assert [(a.body, a.host) for a in found] == [("town", None), ("village", 0)]


def test_extended_ones_hang_on_targets_that_stand_alone():
    found = aims(
        {"body": "department", "count": 2},
        {"body": "town", "count": 1},
        {"body": "village", "under": "town", "count": 1},
        {"body": "school", "extended": True, "count": 3},
    )
    assert [a.host for a in found if a.extended] == [0, 1, 2]
    assert not any(a.stands_for_a_body for a in found if a.extended)


def test_one_more_inspection_within_another_is_of_the_same_body_and_stands_alone():
    found = aims(
        {"body": "department", "count": 2},
        {"body": "department", "inspection": "special", "theme": "grain", "inside": "routine", "count": 1},
    )
    assert (found[2].host, found[2].inside, found[2].stands_alone) == (0, "routine", True)
    assert not found[2].stands_for_a_body


@pytest.mark.parametrize(
    ("facts", "towns"),
    [
        ({}, 3),
        ({"towns_of_villages": 7}, 7),
        ({"feedback_towns_first": 4, "feedback_towns_too": 1}, 5),
    ],
)
def test_towns_of_villages_are_as_many_as_any_key_says_else_one_to_eight(facts, towns):
    found = aims({"body": "village", "count": 20}, **facts)
    assert len({a.town for a in found}) == towns


def test_towns_of_packages_are_among_the_towns_published():
    entry = Entry(
        "round",
        "x",
        {
            "towns_of_villages": 8,
            "targets": [{"body": "town", "count": 3}, {"body": "village", "under": "town", "count": 9}],
        },
    )
    assert other_towns(entry, 20) == 5
    assert other_towns(entry, 0) == 0


def test_a_team_takes_two_bodies_or_eight_villages_and_what_hangs_on_them():
    assert teams_for(aims({"body": "department", "count": 5})) == 3
    assert teams_for(aims({"body": "village", "count": 17})) == 3
    assert (
        teams_for(aims({"body": "town", "count": 2}, {"body": "village", "under": "town", "count": 90})) == 1
    )


@given(
    towns=st.integers(1, 6),
    under=st.integers(0, 40),
    alone=st.integers(0, 40),
    extended=st.integers(0, 20),
)
def test_every_published_target_is_there_once_and_hosts_come_first(towns, under, alone, extended):
    found = aims(
        {"body": "village", "under": "town", "count": under},
        {"body": "town", "count": towns},
        {"body": "village", "count": alone},
        {"body": "school", "extended": True, "count": extended},
    )
    assert len(found) == towns + under + alone + extended
    assert all(a.host is None or a.host < n for n, a in enumerate(found))
    hosts = [a.host for a in found if a.host is not None and not a.extended]
    shares = [hosts.count(h) for h in range(towns)]
    assert max(shares) - min(shares) <= 1
