from hypothesis import given
from hypothesis import strategies as st

from xuncha.conclusions.findings.rules.headings import levels as counted
from xuncha.rehearsal.facts.entry import Entry
from xuncha.rehearsal.headings import levels_of, lowest, paths_of


@given(
    depths=st.lists(st.integers(1, 30), min_size=1, max_size=4).map(sorted),
    more=st.integers(0, 60),
)
def test_as_many_headings_at_each_depth_as_published(depths, more):
    levels = [{"name": "项", "count": n} for n in depths]
    paths = paths_of(depths[-1] + more, levels)
    assert counted(paths) == depths
    assert len(paths) == depths[-1] + more


def test_without_levels_findings_keep_the_headings_of_the_taxonomy():
    assert paths_of(5, []) == []


def test_levels_of_one_kind_of_body_stand_apart():
    entry = Entry(
        "return_visit",
        "x",
        {"findings_by": [{"body": "town", "levels": [{"name": "类", "count": 4}]}, {"body": "village"}]},
    )
    assert list(levels_of(entry)) == ["town"]
    assert lowest(levels_of(entry)["town"]) == 4
