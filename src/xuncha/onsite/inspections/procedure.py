"""What the rule set says of an inspection's stages: conditions of a gate, and by when a stage is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuncha.engines.workdays.calendar import Calendar
from xuncha.standing.regulations.queries import due, rule_set

from .models import Inspection
from .rules.states import Stage
from .words import UNITS


@dataclass(frozen=True, slots=True)
class Wanted:
    """One condition of a gate, in the words of the rule set."""

    code: str
    label: str
    clause: str
    verified: bool
    who: str
    optional: bool


@dataclass(frozen=True, slots=True)
class DueDay:
    """By when, and how that was computed, line by line."""

    day: date
    lines: tuple[str, ...]
    label: str
    clause: str


# Which period leads to which stage, and the passage it is counted from.
_PERIODS: Mapping[Stage, tuple[tuple[str, ...], Stage]] = {
    Stage.REPORTING: (("report_after_leaving",), Stage.LEFT),
    Stage.DECIDED: (("secretary_meeting_after_leaving",), Stage.LEFT),
    Stage.FED_BACK: (("feedback_after_decision",), Stage.DECIDED),
    Stage.RECTIFYING: (("rectification_plan",), Stage.FED_BACK),
    Stage.ASSESSED: (("concentrated_rectification", "assessment_after_period"), Stage.FED_BACK),
    Stage.FILED: (("filing_after_round",), Stage.ASSESSED),
}

_STAYS = {
    "special": "on_site_special",
    "lookback": "on_site_lookback",
    "mobile": "on_site_mobile",
}


def gate_conditions(rule_set_code: str, stage: Stage) -> list[Wanted]:
    """What must hold to enter a stage, in the rule set's order."""
    return [
        Wanted(c.code, str(c.label), c.clause, c.verified, str(c.who), c.optional)
        for c in rule_set(rule_set_code).gate(stage.value)
    ]


def stage_labels(rule_set_code: str) -> dict[Stage, str]:
    """What this rule set calls the ten stages."""
    return {Stage(s.code): str(s.label) for s in rule_set(rule_set_code).stages}


def stage_period(rule_set_code: str, stage: Stage) -> str:
    """The period shown on the rail while a stage is far ahead, such as `3 个月`; "" where none is set."""
    found = rule_set(rule_set_code)
    period = found.periods.get(found.stage(stage.value).period)
    return "" if period is None or period.amount == 0 else UNITS[period.unit.value] % {"n": period.amount}


def due_of(
    inspection: Inspection, stage: Stage, passed: Mapping[Stage, date], *, days: Calendar | None = None
) -> DueDay | None:
    """By when the inspection should reach a stage; None where that cannot be said yet or no period is set.

    Give `days` (the calendar) when asking for many at once.
    """
    codes, since = _periods_of(inspection, stage)
    start = passed.get(since)
    if start is None or not codes:
        return None
    known = rule_set(inspection.rule_set).periods
    lines: list[str] = []
    label = clause = ""
    for code in codes:
        if code not in known:
            return None
        computed = due(inspection.rule_set, code, start, days=days)
        start = computed.day
        lines.extend(str(line) for line in computed.lines)
        label, clause = str(known[code].label), known[code].clause
    return DueDay(start, tuple(lines), label, clause)


def _periods_of(inspection: Inspection, stage: Stage) -> tuple[tuple[str, ...], Stage]:
    if stage == Stage.LEFT:
        return (_STAYS.get(inspection.target.inspection_kind, "on_site_routine"),), Stage.ENTERED
    return _PERIODS.get(stage, ((), Stage.PREPARED))
