"""The body's progress and proof on a stick: what a filled-in workbook, with the files beside it, would report."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuncha.engines.sheets.faults import Fault
from xuncha.engines.sheets.plans import Change, Fate, Plan, Proposal
from xuncha.engines.sheets.tables import Column, Row, Sort, Table

COLUMNS = (
    Column("key", "编码", ("编码不要改",), required=True, longest=24),
    Column("problem", "问题", ("反馈问题",), longest=400),
    Column("measure", "整改措施", ("措施",), longest=1000),
    Column("due", "期限", ("完成时限",), longest=40),
    Column("now", "已报进展", longest=4000),
    Column("progress", "新进展", ("进展", "整改进展"), longest=2000),
    Column("on", "进展日期", ("日期",), Sort.DAY),
    Column("proof", "佐证说明", ("佐证",), longest=500),
    Column("file", "佐证文件", ("文件名",), longest=200),
)
LABELS = {c.key: c.label for c in COLUMNS}
FILLED = ("progress", "on", "proof", "file")


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure of the plan; `why_not` says why nothing may be written for it now, "" where it may."""

    id: UUID
    key: str
    title: str
    why_not: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one row reports: words, proof, or both; `file` the name of one of the files given."""

    row: int
    measure: UUID
    on: date | None
    progress: str
    proof: str
    file: str


def plan_progress(
    table: Table, measures: Sequence[KnownMeasure], files: Collection[str], today: date
) -> tuple[Plan, tuple[Step, ...]]:
    """Row by row; a row in which nothing was filled in is left for later. Several rows may be of one measure."""
    by_key: Mapping[str, KnownMeasure] = {m.key: m for m in measures}
    faults, proposals, steps = list(table.faults), [], []
    named: set[str] = set()
    for row in table.rows:
        if not any(row.shown.get(k) for k in FILLED):
            continue
        named.add(row.text("file"))
        found = by_key.get(row.text("key").lower())
        if found is None:
            faults.append(table.fault("key_unknown", row, "key", LABELS["key"]))
            continue
        faults += _faults(table, row, found, files, today)
        proposals.append(_proposal(row, found))
        steps.append(
            Step(
                row.number,
                found.id,
                row.day("on"),
                row.text("progress"),
                row.text("proof"),
                row.text("file"),
            )
        )
    faults += [Fault("file_unused", table.sheet, detail=name) for name in files if name not in named]
    cells = {r.number: r.shown for r in table.rows}
    return Plan(table.sheet, tuple(proposals), tuple(faults), table.letters, cells), tuple(steps)


def _faults(table: Table, row: Row, found: KnownMeasure, files: Collection[str], today: date) -> list[Fault]:
    wrong, day = [], row.day("on")
    if found.why_not:
        wrong.append(table.fault("not_now", row, "key", LABELS["key"], found.why_not))
    if not row.text("progress") and not row.text("proof"):
        wrong.append(table.fault("cell_empty", row, "progress", LABELS["progress"], LABELS["progress"]))
    if day is not None and day > today:
        wrong.append(table.fault("day_to_come", row, "on", LABELS["on"]))
    if row.text("file") and not row.text("proof"):
        wrong.append(table.fault("cell_empty", row, "proof", LABELS["proof"], LABELS["proof"]))
    if row.text("file") and row.text("file") not in files:
        wrong.append(table.fault("file_missing", row, "file", LABELS["file"]))
    return wrong


def _proposal(row: Row, found: KnownMeasure) -> Proposal:
    told = tuple(Change(k, LABELS[k], "", row.text(k)) for k in ("progress", "proof", "file") if row.text(k))
    return Proposal(row.number, Fate.NEW, found.title, found.key, told)
