"""When what was published and what was counted are equal. Plain Python."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .contradictions import decimals_of
from .entry import Entry
from .vocabulary import FIGURES, Shape, rate

Difference = tuple[str, Any, Any]

NOT_COMPARED_IN_A_SHARED_HOME = ("register", "coverage")


def differences(entry: Entry, bulletin: Mapping[str, Any], *, shared_home: bool = False) -> list[Difference]:
    """Keys whose published figure was counted otherwise, with both values. Only published keys are compared."""
    figures = bulletin.get("figures", {})
    skipped = NOT_COMPARED_IN_A_SHARED_HOME if shared_home else ()
    bounds = frozenset(entry.facts.get("approximate", ()))
    found: list[Difference] = []
    for key, value in entry.facts.items():
        if key in FIGURES and key not in skipped:
            found += _differ(key, value, figures.get(key), FIGURES[key], bounds)
    for n, batch in enumerate(entry.facts.get("batch", ())):
        counted = (bulletin.get("batch") or figures.get("batch") or [{}] * (n + 1))[n]
        for key, value in batch.items():
            if key in FIGURES:
                more = frozenset(batch.get("approximate", ()))
                found += _differ(f"batch[{n}].{key}", value, counted.get(key), FIGURES[key], more)
    return found


def _differ(key: str, value: Any, counted: Any, shape: Shape, bounds: frozenset[str]) -> Iterator[Difference]:
    if key == "targets":
        yield from _targets(value, counted or [])
    elif key == "stated_days":
        if counted is None or value not in (counted, counted - 1):
            yield key, value, counted
    elif isinstance(shape, Mapping):
        for inner, part in value.items():
            given = (counted or {}).get(inner) if isinstance(counted, Mapping) else None
            yield from _differ(f"{key}.{inner}", part, given, shape[inner], bounds)
    elif isinstance(shape, list):
        yield from _lists(key, value, counted or [])
    elif not _equal(value, counted, at_least=key in bounds, is_rate=shape is rate):
        yield key, value, counted


def _equal(value: Any, counted: Any, *, at_least: bool, is_rate: bool) -> bool:
    if counted is None:
        return False
    if is_rate:
        places = Decimal(1).scaleb(-decimals_of(value))
        return Decimal(counted).quantize(places, ROUND_HALF_UP) == Decimal(value)
    if isinstance(value, date | datetime) or (isinstance(value, str) and "-" in value):
        return _same_day(value, str(counted))
    if isinstance(value, str):
        return bool(value == counted)
    if isinstance(value, list):
        return set(value) == set(counted)
    if at_least:
        return Decimal(str(counted)) >= Decimal(str(value))
    return Decimal(str(counted)) == Decimal(str(value))


def _same_day(value: Any, counted: str) -> bool:
    """As far as published: a lost year or day is not compared; a date alone means the whole day."""
    text = value.isoformat() if isinstance(value, date | datetime) else value
    if len(text) == 5:
        return counted[5:10] == text
    return counted.startswith(text)


def _targets(
    published: Sequence[Mapping[str, Any]], counted: Sequence[Mapping[str, Any]]
) -> Iterator[Difference]:
    wanted, found = _added(published), _added(counted)
    for words in sorted(set(wanted) | set(found)):
        if wanted.get(words) is None and words in wanted:
            if found.get(words, 0) == 0:
                yield f"targets {' '.join(words)}", "some", 0
        elif wanted.get(words, 0) != found.get(words, 0):
            yield f"targets {' '.join(words)}", wanted.get(words, 0), found.get(words, 0)


def _added(lines: Sequence[Mapping[str, Any]]) -> dict[tuple[str, ...], int | None]:
    """Lines added up by all their words; None where a number was not published."""
    sums: dict[tuple[str, ...], int | None] = {}
    for line in lines:
        words = (
            line.get("inspection", "routine"),
            line.get("theme", ""),
            line.get("body", "organisation"),
            line.get("under", ""),
            "extended" if line.get("extended") else "",
            line.get("inside", ""),
        )
        key = tuple(w for w in words if w)
        count = line.get("count")
        before = sums.get(key, 0)
        sums[key] = None if count is None or before is None else before + count
    return sums


def _lists(key: str, published: Sequence[Any], counted: Sequence[Any]) -> Iterator[Difference]:
    """Lists with `round`, `to`, `body` are compared by those; lists of levels by depth."""

    def name(n: int, row: Mapping[str, Any]) -> tuple[Any, ...]:
        named = tuple(row.get(k) for k in ("round", "to", "body") if k in row)
        return named or (n,)

    by_name = {name(n, row): row for n, row in enumerate(counted)}
    for n, row in enumerate(published):
        found = by_name.get(name(n, row), {})
        for inner, value in row.items():
            if inner == "name":
                continue
            where = f"{key}{list(name(n, row))}.{inner}"
            if isinstance(value, list):
                yield from _lists(where, value, found.get(inner) or [])
            elif isinstance(value, str) and inner not in ("to", "body", "base"):
                if not _equal(value, found.get(inner), at_least=False, is_rate=True):
                    yield where, value, found.get(inner)
            elif found.get(inner) != value:
                yield where, value, found.get(inner)
