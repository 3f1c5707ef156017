"""Batches of an entry as entries of their own: what they state is theirs, the rest of the whole is shared out."""

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from xuncha.rehearsal.facts.entry import Entry
from xuncha.rehearsal.parts import parts_of
from xuncha.rehearsal.rectification_script import states_of


def parts(*batches, **facts):
    return parts_of(Entry("round", "x-1-2024", {**facts, "batch": list(batches)}), Random(1))


def towns(count, **facts):
    return {"targets": [{"body": "town", "count": count}], **facts}


def test_an_entry_without_batches_is_its_own_only_part():
    entry = Entry("round", "x", {"findings": 3})
    assert parts_of(entry, Random(1)) == [entry]


def test_what_a_batch_states_is_its_own_and_the_rest_goes_to_the_others():
    found = parts(towns(1, findings=4), towns(1), towns(1), findings=10)
    assert [p.get("findings") for p in found] == [4, 3, 3]


def test_targets_of_the_whole_are_dealt_out_where_no_batch_lists_any():
    found = parts({"findings": 3}, {"findings": 5}, targets=[{"body": "village", "count": 5}])
    assert [p.get("targets")[0]["count"] for p in found] == [3, 2]


def test_money_and_persons_are_shared_out_to_the_fen():
    found = parts(towns(1), towns(1), money={"recovered": 100.01}, persons={"reminded": 5})
    assert sum(round(p.get("money.recovered") * 100) for p in found) == 10001
    assert sum(p.get("persons.reminded") for p in found) == 5


def test_the_first_begins_and_the_last_ends_with_the_whole_and_the_others_follow_one_another():
    found = parts(towns(1), towns(1), begins=date(2024, 3, 1), ends=date(2024, 9, 30))
    assert found[0].get("begins") == date(2024, 3, 1)
    assert found[0].get("ends") is None
    assert date(2024, 4, 30) < found[1].get("begins") < date(2024, 9, 30)
    assert found[1].get("ends") == date(2024, 9, 30)


def test_days_and_lists_of_the_whole_stand_for_every_batch():
    found = parts(towns(1), towns(1), feedback_on=date(2024, 12, 1), clues={"cases": 3, "to": ["discipline"]})
    assert {p.get("feedback_on") for p in found} == {date(2024, 12, 1)}
    assert [p.get("clues.to") for p in found] == [["discipline"], ["discipline"]]
    assert sum(p.get("clues.cases") for p in found) == 3


@given(
    shares=st.lists(st.integers(1, 9), min_size=2, max_size=5),
    findings=st.integers(5, 200),
    done=st.floats(0, 1),
)
def test_states_of_the_whole_add_up_over_its_batches(shares, findings, done):
    table = {"base": "findings", "done": int(findings * done)}
    found = parts(*(towns(n) for n in shares), findings=findings, rectification=table)
    whole = states_of(table, findings)
    apart = [s for p in found for s in states_of(p.get("rectification"), p.get("findings"))]
    assert sorted(apart) == sorted(whole)
