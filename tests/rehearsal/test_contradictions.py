from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.rehearsal.facts.contradictions import contradictions, decimals_of, fits, rounded
from xuncha.rehearsal.facts.entry import Entry

BASE = {
    "begins": date(2022, 9, 16),
    "ends": date(2022, 10, 18),
    "feedback_on": date(2023, 1, 17),
    "published_on": date(2023, 5, 4),
    "findings": 25,
    "rectification": {"done": 19, "continuing": 6, "rate": "76"},
}


def found(kind: str = "round", **changes):
    return contradictions(Entry(kind, "x", {**BASE, **changes}))


def test_what_adds_up_is_left_alone():
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"also": {"findings": 26}}, "also.findings"),
        ({"stated_days": 40}, "stated_days"),
        ({"begins": date(2022, 11, 1)}, "begins"),
        ({"begins": "2022-11"}, "begins"),
        ({"feedback_on": date(2023, 6, 1)}, "feedback_on"),
        ({"feedback_from": date(2023, 2, 2), "feedback_to": date(2023, 2, 1)}, "feedback_from"),
        ({"findings_livelihood": 26}, "findings_livelihood"),
        ({"workpapers": 24}, "workpapers"),
        ({"clues": {"found": 2, "cases": 3}}, "clues.found"),
        ({"petitions": {"letter": 3, "total": 2}}, "petitions.total"),
        ({"targets": [{"body": "village", "by_town": [1, 2], "count": 4}]}, "targets[0].by_town"),
        ({"rectification": {"done": 20, "continuing": 6}}, "rectification.done"),
        ({"rectification": {"done": 19, "not_done": 5}}, "rectification.not_done"),
        ({"rectification": {"total": 24}}, "rectification.total"),
        ({"rectification": {"done": 19, "rate": "77"}}, "rectification.rate"),
        ({"rectification": {"rate": "77"}}, "rectification.rate"),
        ({"clues": {"cases": 3, "closed": 1, "closed_rate": "33"}, "case_rate": "12.5"}, "case_rate"),
        ({"batch_count": 2, "batch": [{}]}, "batch_count"),
        ({"batch": [{"findings": 10}, {"findings": 14}]}, "findings"),
        ({"batch": [{"findings": 26}, {}]}, "findings"),
    ],
)
def test_each_contradiction_names_its_keys(changes, key):
    assert key in [k for c in found(**changes) for k in c.keys]


@pytest.mark.parametrize(
    "changes",
    [
        {"stated_days": 33},
        {"stated_days": 32},
        {"teams": 3, "mode": "一拖二"},
        {"clue_items": 400},
        {"clues": {"cases": 1, "persons": 9}},
        {"bodies_given_feedback": 40},
        {"workpapers": 20, "approximate": ["workpapers"]},
        {"begins": "10-18"},
        {"batch": [{"findings": 10}, {}]},
        {"inconsistent": True, "breaks": ["findings == 1"]},
    ],
)
def test_what_is_no_contradiction_is_left_alone(changes):
    assert found(**changes) == []


def test_one_way_of_counting_days_holds_for_the_whole_entry():
    first = {"begins": date(2024, 3, 1), "ends": date(2024, 3, 10)}
    agree = [{**first, "stated_days": 10}, {**first, "stated_days": 10}]
    differ = [{**first, "stated_days": 10}, {**first, "stated_days": 9}]
    assert found(batch=agree) == []
    assert found(batch=differ)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 3))
def test_a_rate_made_of_its_parts_fits_them(part, whole, decimals):
    rate = str(rounded(part, whole, decimals))
    assert decimals_of(rate) == decimals
    assert fits(rate, part, whole)


def test_the_published_rounds_beside_the_project_are_judged_as_their_checker_judged():
    published = Path(__file__).resolve().parents[3] / "shared" / "facts" / "published-rounds.toml"
    if not published.is_file():
        pytest.skip("no published rounds beside the project")
    import tomllib

    for kind, entries in tomllib.loads(published.read_text("utf-8")).items():
        for one in entries:
            assert bool(contradictions(Entry(kind, one["id"], one))) == bool(one.get("inconsistent")), one[
                "id"
            ]
