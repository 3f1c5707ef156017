"""The body's measure list on a stick: what a filled-in workbook would do to the plan. Keys say which item, which measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuncha.engines.sheets.faults import Fault
from xuncha.engines.sheets.plans import Change, Fate, Plan, Proposal
from xuncha.engines.sheets.tables import Column, Row, Sort, Table

TERMS = {
    "立即整改": "immediate",
    "立行立改": "immediate",
    "分阶段整改": "staged",
    "限期整改": "staged",
    "长期坚持": "long_term",
}
COLUMNS = (
    Column("key", "编码", ("编码不要改",), required=True, longest=24),
    Column("problem", "问题", ("反馈问题",), longest=400),
    Column("text", "整改措施", ("措施",), longest=1000),
    Column("standard", "完成标准", ("标准",), longest=500),
    Column("leader", "责任领导", ("牵头领导",), longest=60),
    Column("department", "责任股室", ("责任部门", "责任科室"), longest=60),
    Column("person", "责任人", longest=60),
    Column("due_on", "期限", ("完成时限", "时限"), Sort.DAY),
    Column("term", "类别", ("整改类别",), Sort.CHOICE, choices=TERMS),
)
LABELS = {c.key: c.label for c in COLUMNS}
TEXTS = ("text", "standard", "leader", "department", "person")


@dataclass(frozen=True, slots=True)
class Known:
    """A measure of the plan as it stands."""

    id: UUID
    text: str
    standard: str
    leader: str
    department: str
    person: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item with its measures by their order."""

    id: UUID
    order: int
    title: str
    measures: Mapping[int, Known]


@dataclass(frozen=True, slots=True)
class Step:
    """What is done for one row: `measure` None = propose one for the item."""

    row: int
    item: UUID
    measure: UUID | None
    values: Mapping[str, str]
    due_on: date | None
    term: str


def prefix_of(ledger: UUID) -> str:
    """What every key of a list begins with: a workbook of another list is known by it."""
    return ledger.hex[-6:]


def key_of(ledger: UUID, item: int, measure: int | None = None) -> str:
    whole = f"{prefix_of(ledger)}-{item:02}"
    return f"{whole}-{measure}" if measure else whole


def plan_measures(table: Table, ledger: UUID, items: Sequence[KnownItem]) -> tuple[Plan, tuple[Step, ...]]:
    """Compare row by row. A row with nothing but its key and problem is one the body left for later."""
    by_key = {key_of(ledger, i.order): (i, None) for i in items}
    by_key |= {key_of(ledger, i.order, n): (i, m) for i in items for n, m in i.measures.items()}  # type: ignore[misc]
    faults, proposals, steps = list(table.faults), [], []
    seen: dict[UUID, int] = {}
    for row in table.rows:
        if not any(row.shown.get(k) for k in LABELS if k not in ("key", "problem")):
            continue
        found = by_key.get(row.text("key").lower())
        if found is None:
            faults.append(table.fault("key_unknown", row, "key", LABELS["key"]))
            continue
        item, measure = found
        faults += _faults(table, row, measure, seen)
        proposals.append(_proposal(row, item, measure))
        steps.append(_step(row, item, measure))
    cells = {r.number: r.shown for r in table.rows}
    return Plan(table.sheet, tuple(proposals), tuple(faults), table.letters, cells), tuple(steps)


def _faults(table: Table, row: Row, measure: Known | None, seen: dict[UUID, int]) -> list[Fault]:
    found = []
    if not row.text("text"):
        found.append(table.fault("cell_empty", row, "text", LABELS["text"], LABELS["text"]))
    if measure and measure.id in seen:
        found.append(table.fault("row_twice", row, "key", LABELS["key"], str(seen[measure.id])))
    if measure:
        seen.setdefault(measure.id, row.number)
    return found


def _proposal(row: Row, item: KnownItem, measure: Known | None) -> Proposal:
    title = f"{item.order} {item.title}"
    if measure is None:
        return Proposal(row.number, Fate.NEW, title, row.text("key"))
    changes = tuple(
        Change(key, LABELS[key], getattr(measure, key), row.text(key))
        for key in TEXTS
        if row.text(key) != getattr(measure, key)
    )
    day = row.day("due_on")
    if day != measure.due_on:
        changes += (Change("due_on", LABELS["due_on"], said_day(measure.due_on), said_day(day)),)
    return Proposal(row.number, Fate.CHANGED if changes else Fate.SAME, title, row.text("key"), changes)


def said_day(day: date | None) -> str:
    """As people read it; the sheet speaks Chinese."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _step(row: Row, item: KnownItem, measure: Known | None) -> Step:
    return Step(
        row.number,
        item.id,
        measure.id if measure else None,
        {key: row.text(key) for key in TEXTS},
        row.day("due_on"),
        row.text("term") or "staged",
    )
