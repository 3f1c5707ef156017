"""An entry with batches as one entry for each of them. Plain Python.

What the whole states and no batch does is shared out over the batches that do not state it: counts in proportion to
their targets, days and words as they stand. What a batch states is its own.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from .aims import aims_of
from .clue_script import evenly
from .days import whole_day, year_of
from .facts.entry import Entry
from .facts.vocabulary import FIGURES
from .invention import spread
from .rectification_script import STATES, states_of

APART = frozenset({
    "batch_count", "rounds", "year", "begins", "ends", "stated_days", "as_of", "targets", "rectification", "rectification_by",
})  # fmt: skip
AS_IT_STANDS = frozenset({"team_size"})
BETWEEN, USUAL_STAY, SHORTEST_STAY = timedelta(days=14), timedelta(days=60), timedelta(days=20)


def parts_of(entry: Entry, random: Random) -> list[Entry]:
    """The batches as entries of their own, in the order published; an entry without batches is its own only part."""
    batches = [dict(b) for b in entry.get("batch", ())]
    if not batches:
        return [entry]
    _targets(entry, batches)
    weights = [sum(a.weight for a in aims_of(Entry(entry.kind, entry.id, b))) for b in batches]
    for key, value in entry.facts.items():
        if key in FIGURES and key not in APART:
            _share(key, value, batches, weights, random)
    _rectification(entry, batches, weights, random)
    _days(entry, batches)
    return [Entry(entry.kind, entry.id, {**_labels(entry), **b}) for b in batches]


def _labels(entry: Entry) -> dict[str, Any]:
    return {k: v for k, v in entry.facts.items() if k in ("as_of", "year")}


def _targets(entry: Entry, batches: list[dict[str, Any]]) -> None:
    """Targets that only the whole states: each line over the batches that list none."""
    bare = [b for b in batches if "targets" not in b]
    for line in entry.get("targets", ()) if len(bare) == len(batches) else ():
        for batch, n in zip(bare, evenly(line.get("count", len(bare)), len(bare)), strict=True):
            if n:
                kept = {k: v for k, v in line.items() if k != "by_town"}
                batch.setdefault("targets", []).append({**kept, "count": n})


def _share(
    key: str, value: Any, batches: Sequence[dict[str, Any]], weights: Sequence[int], random: Random
) -> None:
    """Give every batch without this key its share of what the whole states beyond the others' sum."""
    without = [n for n, b in enumerate(batches) if key not in b]
    if not without:
        return
    if isinstance(value, Mapping):
        for n in without:
            batches[n][key] = {}
        for inner, part in value.items():
            tables = [batches[n][key] for n in without]
            stated = sum(_number(b.get(key, {}).get(inner)) for b in batches)
            _deal(inner, part, stated, tables, [weights[n] for n in without], random)
        return
    stated = sum(_number(b.get(key)) for b in batches)
    _deal(key, value, stated, [batches[n] for n in without], [weights[n] for n in without], random)


def _deal(
    key: str,
    value: Any,
    stated: float,
    tables: Sequence[dict[str, Any]],
    weights: Sequence[int],
    random: Random,
) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or key in AS_IT_STANDS:
        for table in tables[:1] if isinstance(value, list) and key != "to" else tables:
            table[key] = value
        return
    rest = max(0, value - stated)
    if isinstance(value, float):
        for table, fen in zip(tables, evenly(round(rest * 100), len(tables)), strict=True):
            table[key] = fen / 100
        return
    for table, share in zip(tables, spread(int(rest), weights, random), strict=True):
        table[key] = share


def _number(value: Any) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0


def _rectification(
    entry: Entry, batches: Sequence[dict[str, Any]], weights: Sequence[int], random: Random
) -> None:
    """States of the whole over the batches: each its share of the units, the states in order."""
    whole = entry.get("rectification")
    without = [b for b in batches if "rectification" not in b]
    if not whole or len(without) != len(batches):
        return
    base = whole.get("base", "findings")
    total = whole.get("total", entry.get("findings") if base == "findings" else None)
    shares = (
        [b.get("findings", 0) for b in batches] if base == "findings" else spread(total or 0, weights, random)
    )
    pool = list(states_of(whole, sum(shares)))
    long_term = spread(whole.get("long_term", 0), weights, random)
    for batch, share, lasting in zip(batches, shares, long_term, strict=True):
        states, pool = pool[:share], pool[share:]
        table = {k: v for k, v in whole.items() if k in ("base", "counts_as_done")}
        table |= {s: states.count(s) for s in STATES}
        if base != "findings":
            table["total"] = share
        if "long_term" in whole:
            table["long_term"] = lasting
        batch["rectification"] = table


def _days(entry: Entry, batches: Sequence[dict[str, Any]]) -> None:
    """The first batch begins and the last ends with the whole; a batch without a beginning follows the one before."""
    for key, batch in (("begins", batches[0]), ("ends", batches[-1])):
        if entry.get(key) is not None:
            batch.setdefault(key, entry.get(key))
    year = year_of(entry)
    for before, batch in pairwise(batches):
        if "begins" in batch:
            continue
        began = whole_day(before.get("begins"), year) or date(year, 3, 1)
        left = whole_day(before.get("ends"), year) or began + USUAL_STAY
        leaves = whole_day(batch.get("ends"), year)
        batch["begins"] = min(left + BETWEEN, leaves - SHORTEST_STAY) if leaves else left + BETWEEN
