from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days a report is about."""

    begins: date
    ends: date


def quarter_end(day: date) -> date:
    """The last day of the calendar quarter of a day."""
    month = (day.month - 1) // 3 * 3 + 3
    return date(day.year, month, monthrange(day.year, month)[1])


def next_stretch(opened: date, period_ends: date, reported: Sequence[Stretch]) -> Stretch:
    """What the next report is about: first the whole period of concentrated rectification, then quarter by quarter.

    Items that go on after the period are reported until they are settled; the first quarter begins the day after the
    period and ends with the calendar quarter.
    """
    last = max((s.ends for s in reported), default=None)
    if last is None or last < period_ends:
        return Stretch(opened if last is None else last + timedelta(days=1), period_ends)
    begins = last + timedelta(days=1)
    return Stretch(begins, quarter_end(begins))
