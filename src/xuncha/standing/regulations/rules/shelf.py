"""Which of the rule sets at hand is in force, and where two of them differ."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from .ruleset import Ruled, RuleSet
from .text import Text


def chosen(rule_sets: Iterable[RuleSet], day: date) -> RuleSet | None:
    """The one in force on the day: the office's own before a shipped one, the younger before the older."""
    fitting = [r for r in rule_sets if r.in_force(day)]
    return max(fitting, key=lambda r: (r.local, r.valid_from, r.code), default=None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One rule that is not the same in both; None where a set does not have it."""

    group: str
    code: str
    before: Ruled | None
    after: Ruled | None
    changed: tuple[str, ...]  # names of the fields that differ


GROUPS = (
    "stage",
    "condition",
    "period",
    "route",
    "paper",
    "recusal",
    "threshold",
    "method",
    "result",
    "step",
    "focus",
    "item",
)


def groups(rules: RuleSet) -> dict[str, Mapping[str, Ruled]]:
    """All values of a set, by group and code."""
    return {
        "stage": {s.code: s for s in rules.stages},
        "condition": {f"{c.stage}/{c.code}": c for c in rules.conditions},
        "period": rules.periods,
        "route": rules.routes,
        "paper": rules.papers,
        "recusal": rules.recusal,
        "threshold": rules.thresholds,
        "method": rules.methods,
        "result": {f"{t}.{k.code}": k for t, kinds in rules.results.items() for k in kinds.values()},
        "step": rules.steps,
        "focus": rules.taxonomy.focuses,
        "item": rules.taxonomy.items,
    }


def differences(before: RuleSet, after: RuleSet) -> list[Difference]:
    """Every rule that one has and the other has not, or has otherwise; in the order of the groups."""
    found = []
    old, new = groups(before), groups(after)
    for group in GROUPS:
        for code in dict.fromkeys([*old[group], *new[group]]):
            one, other = old[group].get(code), new[group].get(code)
            changed = _changed(one, other)
            if changed:
                found.append(Difference(group, code, one, other, changed))
    return found


def _changed(one: Ruled | None, other: Ruled | None) -> tuple[str, ...]:
    if one is None or other is None:
        return ("",)
    return tuple(
        f.name for f in fields(one) if f.name != "gate" and getattr(one, f.name) != getattr(other, f.name)
    )


def unverified(rules: RuleSet) -> int:
    """How many values of the set could not be checked against an official text."""
    return sum(not value.verified for group in groups(rules).values() for value in group.values())


def value_text(value: Any) -> Text:
    """A field of a rule as it is shown."""
    if isinstance(value, Text):
        return value
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, tuple):
        parts = [value_text(v) for v in value]
        return Text("、".join(p.zh for p in parts), ", ".join(p.en or p.zh for p in parts))
    if isinstance(value, Ruled):
        return value.label
    return Text(str(value))
