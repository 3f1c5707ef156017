"""Spans of days: from `since`, up to and not including `until`; `until` None = still running."""

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date | None]


def covers(span: Span, day: date) -> bool:
    since, until = span
    return since <= day and (until is None or day < until)


def overlap(one: Span, other: Span) -> bool:
    return (one[1] is None or other[0] < one[1]) and (other[1] is None or one[0] < other[1])


def overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    return any(overlap(span, other) for other in others)
