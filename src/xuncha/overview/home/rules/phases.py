"""Phases of a batch on the time line: what happened where it happened, what the rule set lets expect after that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

Expect = Callable[[str, date], date | None]
"""Period code and the day it runs from → the day it ends; None where the rule set has no such period."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a batch: its planned stay and the days that really came (None: not yet)."""

    begins: date
    ends: date
    approved: date | None = None
    entered: date | None = None
    left: date | None = None
    fed_back: date | None = None
    assessed: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    kind: str
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Drawn:
    spans: tuple[Span, ...]
    feedback: date | None = None
    assessment: date | None = None


def phases(known: Known, expect: Expect) -> Drawn:
    """Preparation, stay, report, rectification; a draft (never approved) is its planned stay only."""
    if known.approved is None:
        return Drawn((Span("draft", known.begins, known.ends),))
    entered = known.entered or known.begins
    left = known.left or max(known.ends, entered)
    spans = [Span("prep", min(known.approved, entered), entered), Span("site", entered, left)]
    fed_back = known.fed_back or _chain(
        expect, left, "secretary_meeting_after_leaving", "feedback_after_decision"
    )
    if fed_back is None:
        return Drawn(tuple(spans))
    spans.append(Span("report", left, fed_back))
    rectified = expect("concentrated_rectification", fed_back)
    assessed = known.assessed or (expect("assessment_after_period", rectified) if rectified else None)
    if rectified is not None:
        spans.append(Span("rectify", fed_back, rectified))
    return Drawn(tuple(spans), fed_back, assessed)


def _chain(expect: Expect, start: date, *codes: str) -> date | None:
    day: date | None = start
    for code in codes:
        day = expect(code, day) if day is not None else None
    return day


def window(drawn: list[Drawn], today: date) -> tuple[date, date]:
    """From the first day to the last, today included where it is less than a year away; whole months."""
    days = [d for row in drawn for s in row.spans for d in (s.begins, s.ends)]
    days += [row.assessment for row in drawn if row.assessment]
    near = [today] if days and min(abs((d - today).days) for d in days) < 366 else []
    first, last = min([*days, *near], default=today), max([*days, *near], default=today)
    return first.replace(day=1), _month_end(last)


def _month_end(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
