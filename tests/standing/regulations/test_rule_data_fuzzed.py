"""Whatever stands in a data file, reading it ends with a rule set or with faults that say where; never otherwise."""

import tomllib
from copy import deepcopy
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.standing.regulations.test_rule_sets import PACKAGE, shipped
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.rules.loading import Source, load, read_rule_set
from xuncha.standing.regulations.rules.merging import laid_over
from xuncha.standing.regulations.rules.reading import Faults

BASE = tomllib.loads((PACKAGE / "rulesets" / "2017.toml").read_text("utf-8"))
TAXONOMIES = load([], shipped("taxonomies"), queries.document_names()).taxonomies
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-10, 10**7)
    | st.text(max_size=8)
    | st.dates()
    | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def places(raw, path=()):
    """Every place of the data where something can be put instead."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from places(value, (*path, key))


PLACES = sorted(places(BASE), key=str)


def put(raw, path, value):
    for key in path[:-1]:
        raw = raw[key]
    raw[path[-1]] = value


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), values), min_size=1, max_size=2))
def test_any_value_anywhere_is_read_or_refused(changes):
    raw = deepcopy(BASE)
    for path, value in changes:
        try:
            put(raw, path, value)
        except (KeyError, IndexError, TypeError):
            continue  # the first change took the second one's place away
    faults = Faults("own.toml")
    made = read_rule_set(raw, faults, TAXONOMIES)
    if not faults.found:
        assert made is not None
        assert made.in_force(date(2020, 1, 1)) in (True, False)
        assert made.clauses()
    assert all(f.place and f.what.zh and f.fix.en for f in faults.found)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*BASE, "extends", "remove", "x"]), values, max_size=4))
def test_anything_laid_over_a_base_is_read_or_refused(own):
    faults = Faults("own.toml")
    read_rule_set(laid_over(BASE, own), faults, TAXONOMIES, True)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    made = load([Source("own.toml", text, local=True)], shipped("taxonomies"), queries.document_names())
    assert made.faults
    assert not made.rule_sets
