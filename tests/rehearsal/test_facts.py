from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.rehearsal.facts.entry import FactsError, load
from xuncha.rehearsal.facts.vocabulary import FIGURES, count, day, money, rate, wrong

SAMPLE = """
[[inspection]]
id = "one"
body = "somewhere"
begins = 2022-09-16
targets = [{ body = "department", count = 1 }]
findings = 25
rectification = { done = 19, continuing = 6, rate = "76" }
money = { recovered = 71320.5 }
"""


def entry(tmp_path: Path, text: str = SAMPLE) -> Path:
    file = tmp_path / "facts.toml"
    file.write_text(text, "utf-8")
    return file


def test_an_entry_is_read_with_its_kind(tmp_path):
    found = load(entry(tmp_path), "one")
    assert found.kind == "inspection"
    assert found.get("rectification.done") == 19
    assert found.get("rectification.not_done") is None


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ("findings = 25", "findings = -1"),
        ("findings = 25", "findings = true"),
        ("findings = 25", "discoveries = 25"),
        ('rate = "76"', "rate = 76"),
        ("money = { recovered = 71320.5 }", "money = { recovered = 1.005 }"),
        ('body = "department"', 'body = "planet"'),
        ("begins = 2022-09-16", 'begins = "13-40"'),
        ("begins = 2022-09-16", 'begins = "2022-13"'),
        ("[[inspection]]", "[[visitation]]"),
        ("findings = 25", "findings = 25\nbatch = []"),
    ],
)
def test_what_is_outside_the_vocabulary_is_refused_naming_the_key(tmp_path, change, key):
    with pytest.raises(FactsError) as refused:
        load(entry(tmp_path, SAMPLE.replace(change, key)), "one")
    assert refused.value.exit_code == 3
    assert refused.value.lines


def test_an_unknown_id_is_wrong_use(tmp_path):
    with pytest.raises(FactsError) as refused:
        load(entry(tmp_path), "two")
    assert refused.value.exit_code == 2


def test_a_missing_file_is_wrong_use(tmp_path):
    with pytest.raises(FactsError) as refused:
        load(tmp_path / "none.toml", "one")
    assert refused.value.exit_code == 2


def test_a_broken_file_is_outside(tmp_path):
    with pytest.raises(FactsError) as refused:
        load(entry(tmp_path, "[[inspection"), "one")
    assert refused.value.exit_code == 3


@given(st.integers(min_value=0))
def test_whole_numbers_are_counts(value):
    assert count(value) == ""


@given(st.integers(max_value=-1) | st.floats() | st.booleans() | st.text())
def test_nothing_else_is_a_count(value):
    assert count(value)


@given(st.integers(0, 10**13))
def test_fen_are_money(fen):
    assert money(fen / 100) == "" or fen > 10**12


@given(st.dates())
def test_dates_and_their_parts_are_days(value):
    assert (
        day(value) == day(value.isoformat()) == day(value.isoformat()[:7]) == day(value.isoformat()[5:]) == ""
    )


@given(st.integers(0, 100), st.integers(0, 99))
def test_rates_are_text(whole, decimals):
    assert rate(f"{whole}.{decimals:02}") == ""
    assert rate(float(whole))


def test_a_misfit_is_named_by_its_place():
    assert wrong(FIGURES, {"targets": [{"body": "town"}, {"body": 3}]}, "")[0][0] == "targets[1].body"


def test_the_published_rounds_beside_the_project_fit():
    published = Path(__file__).resolve().parents[3] / "shared" / "facts" / "published-rounds.toml"
    if not published.is_file():
        pytest.skip("no published rounds beside the project")
    import tomllib

    for entries in tomllib.loads(published.read_text("utf-8")).values():
        for one in entries:
            load(published, one["id"])
