"""Which days are worked, and how a period is added to a day.

A period does not count the day it starts from. Months end on the corresponding day, or on the last day of a
shorter month. A last day that is not worked moves to the next day that is; a period counted backwards
(notice before entry) moves to the day worked before it, so that nobody gets less time than the rule says.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE = timedelta(days=1)
# Nothing in the work is counted over more than this; a rule of 9,999,999 days is a slip of the pen.
LONGEST = 3660


class Unit(StrEnum):
    DAYS = "days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"


class DayKind(StrEnum):
    """Why a day counts or does not."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"  # a Saturday or Sunday worked in exchange for a holiday


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that departs from Monday to Friday: a holiday, or a weekend day worked in exchange."""

    day: date
    name: str
    works: bool
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """One day of the count that is worth a line: not worked, or worked although a weekend."""

    day: date
    kind: DayKind
    name: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """How a deadline came about. `unknown_years`: counted by weekends only, no table for those years."""

    start: date
    amount: int
    unit: Unit
    backwards: bool
    plain_end: date  # before moving off a day that is not worked
    day: date
    passed: tuple[Passed, ...]
    rolled: tuple[Passed, ...]
    unknown_years: tuple[int, ...]


class Calendar:
    """Special days by date, and the years for which the table is complete."""

    def __init__(self, special: Iterable[SpecialDay] = (), years: Iterable[int] = ()) -> None:
        self._special: Mapping[date, SpecialDay] = {s.day: s for s in special}
        self.years = frozenset(years)
        # By day, what a special day adds to the days worked or takes from them.
        self._departing = sorted(
            (s.day, 1 if s.works else -1)
            for s in self._special.values()
            if s.works != (s.day.isoweekday() < 6)
        )

    def special(self, year: int) -> list[SpecialDay]:
        return sorted((s for s in self._special.values() if s.day.year == year), key=lambda s: s.day)

    def knows(self, year: int) -> bool:
        return year in self.years

    def kind(self, day: date) -> Passed:
        special = self._special.get(day)
        weekend = day.isoweekday() > 5
        if special is None:
            return Passed(day, DayKind.WEEKEND if weekend else DayKind.WORKDAY)
        if special.works:
            return Passed(day, DayKind.MOVED if weekend else DayKind.WORKDAY, special.name, special.name_en)
        return Passed(day, DayKind.HOLIDAY, special.name, special.name_en)

    def works(self, day: date) -> bool:
        return self.kind(day).kind in (DayKind.WORKDAY, DayKind.MOVED)

    def working_days(self, first: date, last: date) -> int:
        """Days worked from `first` to `last`, both counted; 0 where `last` is before `first`."""
        if last < first:
            return 0
        weeks, rest = divmod((last - first).days + 1, 7)
        plain = weeks * 5 + sum((first.isoweekday() - 1 + n) % 7 < 5 for n in range(rest))
        departing = self._departing
        return plain + sum(
            change
            for _day, change in departing[
                bisect_left(departing, (first, -1)) : bisect_right(departing, (last, 1))
            ]
        )

    def add(self, start: date, amount: int, unit: Unit, *, backwards: bool = False) -> Sum:
        """The last day of a period of `amount` units after (or before) `start`.

        Raises ValueError for a negative or absurd amount, OverflowError beyond the calendar's years.
        """
        if not 0 <= amount <= LONGEST:
            raise ValueError(f"a period of {amount} {unit} is not one")
        way = -ONE if backwards else ONE
        if unit is Unit.WORKING_DAYS:
            end, passed = self._by_working_days(start, amount, way)
        else:
            end = (
                _months(start, -amount if backwards else amount)
                if unit is Unit.MONTHS
                else start + way * amount
            )
            passed = ()
        last, rolled = self._roll(end, way)
        low, high = min(start, last).year, max(start, last).year
        unknown = tuple(y for y in range(low, high + 1) if y not in self.years)
        return Sum(start, amount, unit, backwards, end, last, passed, rolled, unknown)

    def _by_working_days(self, start: date, amount: int, way: timedelta) -> tuple[date, tuple[Passed, ...]]:
        day, left, passed = start, amount, []
        while left:
            day += way
            found = self.kind(day)
            left -= found.kind in (DayKind.WORKDAY, DayKind.MOVED)
            if found.kind is not DayKind.WORKDAY:
                passed.append(found)
        return day, tuple(passed)

    def _roll(self, day: date, way: timedelta) -> tuple[date, tuple[Passed, ...]]:
        rolled = []
        while not self.works(day):
            rolled.append(self.kind(day))
            day += way
        return day, tuple(rolled)


def _months(start: date, months: int) -> date:
    """The corresponding day `months` later, or the last day of a month that has none."""
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    try:
        return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))
    except ValueError as beyond:  # as timedelta says it
        raise OverflowError("date value out of range") from beyond
