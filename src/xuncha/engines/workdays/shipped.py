"""The holiday table that comes with the package: what the State Council published, as `chinesecalendar` keeps it."""

from functools import cache

from .calendar import SpecialDay


@cache
def special_days() -> tuple[SpecialDay, ...]:
    """Holidays and days worked in exchange, in order of date."""
    from chinese_calendar import constants  # here, because a command that counts no days need not pay for it

    names = {h.value: (h.chinese, h.value) for h in constants.Holiday}
    rows = [(day, name, False) for day, name in constants.holidays.items()]
    rows += [(day, name, True) for day, name in constants.workdays.items()]
    found = []
    for day, name, works in sorted(rows):
        zh, en = names.get(name, (name, name))
        found.append(SpecialDay(day, _short(zh), works, en))
    return tuple(found)


@cache
def years() -> frozenset[int]:
    """Years for which the table is complete."""
    return frozenset(s.day.year for s in special_days())


def _short(name: str) -> str:
    return {"国庆节": "国庆"}.get(name, name) if len(name) < 8 else "抗战胜利纪念日"
