"""What the rule set says of an inspection's stages: conditions of a gate, and by when a stage is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuncha.engines.workdays.calendar import Calendar
from xuncha.foundation.terms import once
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
    since = counted_from(stage)
    start = passed.get(since) if since is not None else None
    if start is None:
        return None
    kind = inspection.target.inspection_kind if stage == Stage.LEFT else ""
    return due_since(inspection.rule_set, kind, stage, start, days)


def counted_from(stage: Stage) -> Stage | None:
    """The passage from which the period that leads to a stage is counted; None where no period does."""
    return Stage.ENTERED if stage == Stage.LEFT else _PERIODS[stage][1] if stage in _PERIODS else None


@once
def due_since(code: str, kind: str, stage: Stage, start: date, days: Calendar | None = None) -> DueDay | None:
    """By when a stage is due under a rule set, counted from a day; the kind of inspection says how long a stay is."""
    codes = (_STAYS.get(kind, "on_site_routine"),) if stage == Stage.LEFT else _PERIODS[stage][0]
    known = rule_set(code).periods
    lines: list[str] = []
    label = clause = ""
    for period in codes:
        if period not in known:
            return None
        computed = due(code, period, start, days=days)
        start = computed.day
        lines.extend(str(line) for line in computed.lines)
        label, clause = str(known[period].label), known[period].clause
    return DueDay(start, tuple(lines), label, clause)
