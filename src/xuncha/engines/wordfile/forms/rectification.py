"""巡察整改问题清单、任务清单、责任清单, one list in three parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuncha.engines.wordfile.parts import (
    Block,
    Column,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    Table,
    chinese_date,
)


@dataclass(frozen=True, slots=True)
class ListRow:
    """A problem with its measures; several measures of one problem are lines of one text or rows with `order` kept."""

    order: str
    problem: str
    measures: str
    standard: str = ""
    leader: str = ""
    department: str = ""
    due: str = ""
    state: str = ""


def rectification_list(
    *,
    body: str,
    inspection: str,
    on: date | None,
    rows: Sequence[ListRow],
    due_on: date | None = None,
    sign: Sequence[str] = (),
    number: str = "",
) -> Record:
    """The body's list on A4 lying; its head is repeated on every page."""
    columns = (
        Column("序号", 12, "center"),
        Column("问题", 56),
        Column("整改措施", 66),
        Column("完成标准", 36),
        Column("责任领导", 20, "center"),
        Column("责任部门", 22, "center"),
        Column("时限", 33, "center"),
        Column("状态", 18, "center"),
    )
    cells = [
        (r.order, r.problem, r.measures, r.standard, r.leader, r.department, r.due, r.state) for r in rows
    ]
    blocks: list[Block] = [Table(columns, cells)]
    if due_on:
        blocks.append(Paragraph(f"集中整改期限：{chinese_date(due_on)}。", indent=False))
    if sign:
        blocks.append(Signatures([SignLine(f"{label}（签名）：") for label in sign]))
    when = f"　{chinese_date(on)}" if on else ""
    return Record(
        title=f"{body}巡察整改清单",
        subtitle=f"{inspection}{when}",
        number=number,
        blocks=blocks,
        landscape=True,
    )
