"""Full years after a day, counted as periods of law are: the day itself is not counted, the last one is."""

from calendar import monthrange
from datetime import date, timedelta


def years_after(day: date, years: int) -> date:
    """The last day of a period of years: the same day of the year, or the month's last where it has no such day."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def free_after(ended: date, years: int) -> date:
    """First day on which something that ended is more than `years` full years ago: 2021-03-31 and 3 give 2024-04-01."""
    return years_after(ended, years) + timedelta(days=1)
