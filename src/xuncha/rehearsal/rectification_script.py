"""What an entry says of rectification, counted out: what is counted, how much of it each finding has, in which states."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from .facts.contradictions import fits
from .facts.entry import Entry
from .headings import levels_of, lowest
from .invention import spread

STATES = ("done", "stage_done", "continuing", "not_done")
BASES = ("findings", "measures", "tasks", "items")
WORST_FIRST = ("not_done", "continuing", "stage_done", "done")
KEYS = frozenset({
    "rectification", "rectification_by", "rectification_checks", "committee_heard_rectification_on", "published_on",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class RectificationScript:
    """`units`: measures or tasks of each finding (1 where findings are counted); `states`: of each unit, in any order;
    `states_by`: the same apart by kind of body, where published so."""

    base: str
    units: tuple[int, ...]
    states: tuple[str, ...]
    states_by: Mapping[str, tuple[str, ...]]
    long_term: int
    counts_as_done: tuple[str, ...]
    check_teams: int
    check_bodies: int
    heard: bool


def lacking(entry: Entry) -> list[str]:
    """Keys whose value this version cannot hold."""
    found = []
    tables = [entry.get("rectification", {}), *entry.get("rectification_by", ())]
    bases = {t.get("base", "findings") for t in tables if t}
    if not bases <= set(BASES) or len(bases) > 1:
        found.append("rectification.base")
    if entry.get("rectification_by") and bases - {"findings"}:
        found.append("rectification_by")
    table = entry.get("rectification", {})
    if table.get("base") == "measures" and table.get("total", 0) < (entry.get("findings") or 0):
        found.append("rectification.total")
    if table.get("base") == "tasks" and "long_term" in table:
        found.append("rectification.long_term")
    return found


def findings_by_kind(entry: Entry) -> Mapping[str, int]:
    """Findings of each kind of body, where they are published apart, or rectification is and counts findings."""
    found = {line["body"]: line["total"] for line in entry.get("rectification_by", ()) if "total" in line}
    return found | {
        line["body"]: line["findings"] for line in entry.get("findings_by", ()) if "findings" in line
    }


def rectification_of(entry: Entry, findings: int, random: Random) -> RectificationScript:
    table = entry.get("rectification", {})
    base = table.get("base", "findings")
    total = table.get("total") if base != "findings" else findings
    if total is None:
        total = lowest(levels_of(entry).get("", ())) if base == "items" else findings
    checks = entry.get("rectification_checks", {})
    by_kind = entry.get("rectification_by", ())
    counted: Mapping[str, Any] = table or next(iter(by_kind), {})
    return RectificationScript(
        base=base,
        units=_units(base, total, findings, random),
        states=states_of(table, total),
        states_by={line["body"]: states_of(line, line["total"]) for line in by_kind if "total" in line},
        long_term=table.get("long_term", sum(line.get("long_term", 0) for line in by_kind)),
        counts_as_done=tuple(counted.get("counts_as_done", ["done"])),
        check_teams=checks.get("teams", 0),
        check_bodies=checks.get("bodies", 0),
        heard=entry.get("committee_heard_rectification_on") is not None,
    )


def _units(base: str, total: int, findings: int, random: Random) -> tuple[int, ...]:
    if base in ("findings", "items") or not findings:
        return (1,) * findings
    return tuple(spread(total, [1] * findings, random))


def states_of(table: Mapping[str, Any], total: int) -> tuple[str, ...]:
    """Stated states take their counts, what is left is `continuing`; a count known only through a rate is worked out."""
    given = {s: table.get(s) for s in STATES}
    rate, counted = table.get("rate"), table.get("counts_as_done", ["done"])
    if rate is not None and all(given[s] is None for s in counted):
        given[counted[0]] = next(n for n in range(total + 1) if fits(rate, n, total))
    listed = [s for s in STATES for _ in range(given[s] or 0)]
    return tuple(listed + ["continuing"] * (total - len(listed)))


def whole(states: Sequence[str]) -> str:
    """What an item is when its steps are these: as its worst step."""
    return next((s for s in WORST_FIRST if s in states), "done")


def dealt(script: RectificationScript, kinds: Sequence[str], random: Random) -> list[list[str]]:
    """The states of the units of each finding, findings in order of their bodies' kinds."""
    apart = {kind: list(states) for kind, states in script.states_by.items()}
    pool = list(script.states)
    for states in (pool, *apart.values()):
        random.shuffle(states)
    given = []
    for kind, number in zip(kinds, script.units, strict=True):
        source = apart.get(kind, pool)
        given.append([source.pop(0) if source else "continuing" for _ in range(number)])
    return given
