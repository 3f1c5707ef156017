"""Dated careers: which posts may stand beside one another."""

from collections.abc import Iterable
from datetime import date

Span = tuple[date, date | None]


def fault_of_span(since: date, until: date | None) -> str:
    """ "" or `ends_before_it_begins`."""
    return "ends_before_it_begins" if until is not None and until < since else ""


def current(spans: Iterable[Span], day: date) -> list[int]:
    """Which of the spans cover the day."""
    return [i for i, (since, until) in enumerate(spans) if since <= day and (until is None or day < until)]
