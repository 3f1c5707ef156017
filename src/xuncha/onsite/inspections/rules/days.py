"""Business dates: given by people, never in the future, never before what they follow."""

from datetime import date
from enum import StrEnum


class DayFault(StrEnum):
    FUTURE = "future"
    BEFORE = "before"


def day_fault(on: date, today: date, not_before: date | None = None) -> DayFault | None:
    """What is wrong with a business date; None where it may stand."""
    if on > today:
        return DayFault.FUTURE
    if not_before is not None and on < not_before:
        return DayFault.BEFORE
    return None


def days_gone(since: date, today: date) -> int:
    """The how-manieth day it is, the first one counted as 1."""
    return (today - since).days + 1
