"""网络来件 — the workbook a county's public page exports: what each row would be registered as, or what is wrong with it.

Who speaks, whom it reports and what it says are read and handed on; they stand in no plan and no fault.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from xuncha.engines.sheets.faults import Fault
from xuncha.engines.sheets.plans import Fate, Plan, Proposal
from xuncha.engines.sheets.tables import Column, Row, Sort, Table

from .closing import is_late
from .petitioners import Petitioner

LEVELS = {
    "不涉及": "none",
    "否": "none",
    "县领导": "county_leaders",
    "涉及县领导": "county_leaders",
    "巡察组": "team",
    "涉及巡察组": "team",
    "巡察组人员": "team",
    "巡察办": "office",
    "涉及巡察办": "office",
    "巡察办人员": "office",
}
SORTS = {
    "检举控告": "accusation",
    "批评建议": "suggestion",
    "申诉求决": "appeal",
    "申诉": "appeal",
    "求决": "appeal",
    "其他": "other",
}
COLUMNS = (
    Column("source", "来件编号", ("受理编号", "来件码", "流水号"), required=True, longest=60),
    Column("on", "提交日期", ("收到日期", "来件日期", "提交时间"), Sort.DAY, required=True),
    Column("at", "提交时刻", ("时刻",), longest=20),
    Column("level", "涉及对象", ("涉及谁",), Sort.CHOICE, required=True, choices=LEVELS),
    Column("body", "反映单位", ("被反映单位", "被巡察单位"), longest=120),
    Column("sort", "类别", ("信访类别",), Sort.CHOICE, choices=SORTS),
    Column("persons", "人数", ("反映人数",), longest=6),
    Column("name", "姓名", ("反映人", "反映人姓名"), longest=200),
    Column("contact", "联系方式", ("电话", "手机号"), longest=200),
    Column("address", "住址或单位", ("住址", "地址"), longest=200),
    Column("identity", "证件号", ("身份证号", "证件号码"), longest=200),
    Column("reported", "被反映人", ("被反映人姓名职务",), longest=2_000),
    Column("content", "反映内容", ("内容", "反映事项"), required=True, longest=20_000),
    Column("late_reason", "晚到原因", longest=300),
)
LABELS = {c.key: c.label for c in COLUMNS}
SEALED = ("name", "contact", "address", "identity", "reported", "content")
_TIME = re.compile(r"^(\d{1,2})[:：.](\d{2})(?:[:：.]\d{2})?$")


@dataclass(frozen=True, slots=True)
class Target:
    """An inspection petitions may come for, with every word it goes by, and when it stops taking them."""

    id: UUID
    number: str
    name: str
    words: frozenset[str]
    closes: date | None
    closes_at: time | None


@dataclass(frozen=True, slots=True)
class Step:
    """What is registered for one row."""

    row: int
    source: str
    on: date
    at: time | None
    inspection: UUID | None
    sort: str
    persons: int
    people: tuple[Petitioner, ...]
    reported: str
    content: str
    late_reason: str


def plan_online(
    table: Table, targets: Sequence[Target], came: Collection[str], today: date
) -> tuple[Plan, tuple[Step, ...]]:
    """Row by row. `came`: source numbers taken in before. A row that may not be read here says that and nothing else."""
    faults = list(_of_the_file(table))
    proposals, steps = [], []
    seen: dict[str, int] = {}
    for row in table.rows:
        if row.text("level") not in ("", "none"):
            faults.append(table.fault("protected_level", row, "level", LABELS["level"]))
            continue
        target, wrong = _target(table, row, targets)
        at, persons = _time_of(row), _persons(row)
        wrong += _own_faults(table, row, target, at, persons, today)
        source = row.text("source")
        if source in came:
            wrong.append(_hidden(table, "came_already", row, "source"))
        elif source and source in seen:
            wrong.append(_hidden(table, "row_twice", row, "source", str(seen[source])))
        seen.setdefault(source, row.number)
        faults += wrong
        if not wrong and row.day("on") is not None:
            proposals.append(Proposal(row.number, Fate.NEW, target.name if target else ""))
            steps.append(_step(row, target, at, persons or 1))
    return Plan(table.sheet, tuple(proposals), tuple(faults), table.letters), tuple(steps)


def _of_the_file(table: Table) -> list[Fault]:
    """What reading the cells found, but for rows that may not be read here; words of sealed columns are left out."""
    protected = {row.number for row in table.rows if row.text("level") not in ("", "none")}
    labels = {LABELS[key] for key in SEALED}
    return [
        Fault(f.code, f.sheet, f.row, f.column, f.label, "" if f.label in labels else f.value, f.detail)
        for f in table.faults
        if f.row not in protected
    ]


def _hidden(table: Table, code: str, row: Row, key: str, detail: str = "") -> Fault:
    """A fault that does not repeat what stands in the cell: the number may be the petitioner's own key."""
    return Fault(code, table.sheet, row.number, table.letters.get(key, ""), LABELS[key], "", detail)


def _target(table: Table, row: Row, targets: Sequence[Target]) -> tuple[Target | None, list[Fault]]:
    said = row.text("body")
    found = [t for t in targets if said in t.words] if said else []
    if len(found) == 1:
        return found[0], []
    if not said:
        return None, []
    code, which = (
        ("target_ambiguous", "、".join(t.number for t in found)) if found else ("target_unknown", "")
    )
    return None, [table.fault(code, row, "body", LABELS["body"], which)]


def _own_faults(
    table: Table, row: Row, target: Target | None, at: time | None, persons: int | None, today: date
) -> list[Fault]:
    found, day = [], row.day("on")
    if row.text("at") and at is None:
        found.append(table.fault("not_a_time", row, "at", LABELS["at"]))
    if persons is None:
        found.append(table.fault("not_a_number", row, "persons", LABELS["persons"]))
    if day is not None and day > today:
        found.append(table.fault("day_to_come", row, "on", LABELS["on"]))
    elif _late(day, at, target) and not row.text("late_reason"):
        closes = str(target.closes) if target else ""
        found.append(table.fault("late_needs_reason", row, "late_reason", LABELS["late_reason"], closes))
    return found


def _late(day: date | None, at: time | None, target: Target | None) -> bool:
    return day is not None and target is not None and is_late(day, at, target.closes, target.closes_at)


def _time_of(row: Row) -> time | None:
    found = _TIME.match(row.text("at"))
    hour, minute = (int(found[1]), int(found[2])) if found else (99, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _persons(row: Row) -> int | None:
    """1 where nothing is said, None where it is no number."""
    said = row.text("persons")
    if not said:
        return 1
    return int(said) if said.isascii() and said.isdigit() and int(said) >= 1 else None


def _step(row: Row, target: Target | None, at: time | None, persons: int) -> Step:
    on = row.day("on")
    assert on is not None
    who = Petitioner(*(row.text(key) for key in ("name", "contact", "address", "identity")))
    return Step(
        row.number,
        row.text("source"),
        on,
        at,
        target.id if target else None,
        row.text("sort"),
        persons,
        () if who.empty else (who,),
        row.text("reported"),
        row.text("content"),
        row.text("late_reason"),
    )
