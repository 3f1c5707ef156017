"""The ten working days of this week and the next."""

from datetime import date, timedelta


def two_weeks(today: date) -> list[date]:
    """Monday to Friday, twice; on a weekend the coming two weeks."""
    monday = today - timedelta(days=today.weekday())
    if today.weekday() > 4:
        monday += timedelta(days=7)
    return [monday + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)]
