"""A sum of days said in words, one line per step, in Chinese and English."""

from collections.abc import Sequence
from datetime import date

from .calendar import ONE, DayKind, Passed, Sum, Unit

_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_UNITS = {
    "zh": {Unit.DAYS: "日", Unit.WORKING_DAYS: "个工作日", Unit.MONTHS: "个月"},
    "en": {Unit.DAYS: "day", Unit.WORKING_DAYS: "working day", Unit.MONTHS: "month"},
}


def lines(found: Sum, language: str) -> tuple[str, ...]:
    """The steps from the starting day to the result. `language`: `zh…` is Chinese, anything else English."""
    return tuple(_zh(found) if language.startswith("zh") else _en(found))


def day_text(day: date, language: str) -> str:
    """`2022年9月30日（周五）` · `Friday 30 September 2022`"""
    if language.startswith("zh"):
        return f"{day.year}年{day.month}月{day.day}日（{_WEEKDAYS['zh'][day.weekday()]}）"
    return f"{_WEEKDAYS['en'][day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _zh(found: Sum) -> list[str]:
    zh = "zh"
    way = "往前" if found.backwards else "往后"
    said = [
        f"起算：{day_text(found.start, zh)}，当日不算。",
        f"{way}数 {found.amount} {_UNITS[zh][found.unit]}。" if found.amount else "当日到期。",
    ]
    said += [f"不算：{_run_zh(run)}。" for run in _runs(found.passed) if run[0].kind is not DayKind.MOVED]
    said += [
        f"要算：{day_text(p.day, zh)}，{p.name}调休上班。" for p in found.passed if p.kind is DayKind.MOVED
    ]
    said.append(f"数到：{day_text(found.plain_end, zh)}。")
    if found.rolled:
        there = "提前" if found.backwards else "顺延"
        said.append(
            f"{'；'.join(_run_zh(run) for run in _runs(found.rolled))}，{there}到 {day_text(found.day, zh)}。"
        )
    said += [f"{year} 年还没有放假调休表，这一年只按周末计算。" for year in found.unknown_years]
    return said


def _run_zh(run: Sequence[Passed]) -> str:
    named = run[0].name or "周末"
    if len(run) == 1:
        return f"{day_text(run[0].day, 'zh')}{'' if named == '周末' else named + '放假'}"
    low, high = sorted((run[0].day, run[-1].day))
    if named == "周末":
        return f"{low.month}月{low.day}日、{high.month}月{high.day}日（周末）"
    return f"{low.month}月{low.day}日至{high.month}月{high.day}日（{named}放假，{len(run)} 日）"


def _en(found: Sum) -> list[str]:
    en = "en"
    plural = "" if found.amount == 1 else "s"
    way = "back" if found.backwards else "on"
    said = [
        f"From {day_text(found.start, en)}; that day itself is not counted.",
        f"Count {way} {found.amount} {_UNITS[en][found.unit]}{plural}."
        if found.amount
        else "Due the same day.",
    ]
    said += [
        f"Not counted: {_run_en(run)}." for run in _runs(found.passed) if run[0].kind is not DayKind.MOVED
    ]
    said += [
        f"Counted: {day_text(p.day, en)}, worked in exchange for {p.name_en or p.name}."
        for p in found.passed
        if p.kind is DayKind.MOVED
    ]
    said.append(f"That ends on {day_text(found.plain_end, en)}.")
    if found.rolled:
        there = "moved back to the working day before" if found.backwards else "moved on to"
        what = "; ".join(_run_en(run) for run in _runs(found.rolled))
        said.append(f"Not worked: {what}; {there}: {day_text(found.day, en)}.")
    said += [
        f"No table of holidays for {year} yet; that year is counted by weekends only."
        for year in found.unknown_years
    ]
    return said


def _run_en(run: Sequence[Passed]) -> str:
    named = run[0].name_en or run[0].name or "weekend"
    if len(run) == 1:
        return f"{day_text(run[0].day, 'en')} ({named})"
    low, high = sorted((run[0].day, run[-1].day))
    return f"{low.day} {_MONTHS[low.month - 1]} to {high.day} {_MONTHS[high.month - 1]} ({named}, {len(run)} days)"


def _runs(passed: Sequence[Passed]) -> list[list[Passed]]:
    """Days not worked, put together where they follow each other and have the same name."""
    runs: list[list[Passed]] = []
    for one in passed:
        if runs and _together(runs[-1][-1], one):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _together(first: Passed, second: Passed) -> bool:
    near = abs((second.day - first.day).days) == ONE.days
    return near and first.kind is second.kind and first.name == second.name


__all__ = ["day_text", "lines"]
