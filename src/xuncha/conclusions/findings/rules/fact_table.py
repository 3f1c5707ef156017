"""The body's replies on a stick: what a filled-in table, of a workbook or of the Word paper, would reply. Keys say to what."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from xuncha.engines.sheets.plans import Fate, Plan, Proposal
from xuncha.engines.sheets.tables import Column, Row, Sort, Table

from .facts import Said

ANSWERS = {
    "属实": Said.AGREE.value,
    "同意": Said.AGREE.value,
    "有异议": Said.DISAGREE.value,
    "不属实": Said.DISAGREE.value,
    "部分属实": Said.DISAGREE.value,
    "不同意": Said.DISAGREE.value,
    "补充": Said.SUPPLEMENT.value,
    "补充说明": Said.SUPPLEMENT.value,
}
COLUMNS = (
    Column("key", "编码", ("编码不要改",), required=True, longest=24),
    Column("facts", "事项和事实", ("事实", "事项"), longest=20_000),
    Column("said", "答复", ("是否属实",), Sort.CHOICE, choices=ANSWERS),
    Column("text", "说明", ("理由", "情况说明"), longest=4000),
    Column("signed_by", "答复人", longest=60),
)
HEADS = tuple(c.label for c in COLUMNS)
LABELS = {c.key: c.label for c in COLUMNS}


@dataclass(frozen=True, slots=True)
class KnownMatter:
    """A matter of the sheet, and what was said to it already."""

    id: UUID
    order: int
    title: str
    replies: Sequence[tuple[str, str, str]]  # said, text, signed_by


@dataclass(frozen=True, slots=True)
class Step:
    """One reply to give."""

    row: int
    matter: UUID
    said: str
    text: str
    signed_by: str


def key_of(number: str, order: int) -> str:
    """What a row is known by: `2024-007-02`, the sheet's number and the matter's. A draft has no number yet."""
    return "-".join([*re.findall(r"\d+", number), f"{order:02}"])


def plan_replies(table: Table, number: str, matters: Sequence[KnownMatter]) -> tuple[Plan, tuple[Step, ...]]:
    """Row by row. A row without a reply is one the body left for later; one already given in these words is the same."""
    by_key = {key_of(number, m.order): m for m in matters}
    faults, proposals, steps = list(table.faults), [], []
    seen: dict[UUID, int] = {}
    for row in table.rows:
        if not any(row.shown.get(k) for k in ("said", "text", "signed_by")):
            continue
        found = by_key.get(row.text("key").lower().strip())
        if found is None:
            faults.append(table.fault("key_unknown", row, "key", LABELS["key"]))
            continue
        if found.id in seen:
            faults.append(table.fault("row_twice", row, "key", LABELS["key"], str(seen[found.id])))
        seen.setdefault(found.id, row.number)
        faults += [table.fault("cell_empty", row, k, LABELS[k], LABELS[k]) for k in _lacking(row)]
        given = (row.text("said"), row.text("text"), row.text("signed_by"))
        fate = Fate.SAME if given in found.replies else Fate.NEW
        proposals.append(Proposal(row.number, fate, f"{found.order}. {found.title}", row.text("key")))
        steps.append(Step(row.number, found.id, *given))
    cells = {r.number: r.shown for r in table.rows}
    return Plan(table.sheet, tuple(proposals), tuple(faults), table.letters, cells), tuple(steps)


def _lacking(row: Row) -> list[str]:
    """What is replied and by whom is always said; an objection has its reasons, a supplement its words."""
    found = [key for key in ("said", "signed_by") if not row.shown.get(key)]
    wants_words: Mapping[str, bool] = {Said.DISAGREE.value: True, Said.SUPPLEMENT.value: True}
    if wants_words.get(row.text("said")) and not row.text("text"):
        found.append("text")
    return found
