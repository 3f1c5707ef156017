"""The measure list out to a workbook and a filled-in one against the plan. Reads only; `import_measures` does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import override

from xuncha.engines.sheets.plans import Plan
from xuncha.engines.sheets.reading import Sheet, read_book
from xuncha.engines.sheets.tables import Table, pick_sheet, read_table
from xuncha.foundation.files.store import file, read

from . import queries
from .models import Item, Ledger, Measure, Term
from .rules.measures_sheet import COLUMNS, Known, KnownItem, key_of, plan_measures

MOST_ROWS = 3_000
NOTES = (
    "“编码”由系统写好，不要改、不要删：读回时按它认是哪个问题、哪条措施。",
    "一个问题要加措施的，插一行，编码照抄这个问题的前两段（如 a1b2c3-02）。",
    "“问题”一列只供看，读回时不用。空着的行不会导入，可以以后再填。",
    "日期可以写 2022-02-28、2022年2月28日、2022/2/28、20220228；长期坚持的可以不写。",
    "填好以后在“表格读回”里选这个文件，先核对，没有错再导入；有一处错就一行也不导入。",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file read and compared with the plan."""

    sheet: Sheet
    table: Table
    plan: Plan
    steps: tuple[Any, ...]


def workbook(found: Ledger) -> bytes:
    """The list as it stands, a row for each measure and one for each problem that has none."""
    from xuncha.engines.sheets.writing import write_template  # half a second to load: not at the start

    rows: list[tuple[str, ...]] = []
    with override("zh-hans"):
        for item in queries.items_of(found):
            rows += [_row(found, item, m) for m in item.live] or [
                (key_of(found.pk, item.order), item.title, "", "", "", "", "", "", "")
            ]
    return write_template("整改措施", COLUMNS, NOTES, (), rows)


def _row(found: Ledger, item: Item, m: Measure) -> tuple[str, ...]:
    return (
        key_of(found.pk, item.order, m.order),
        item.title,
        m.text,
        m.standard,
        m.leader,
        m.department,
        m.person,
        m.due_on.isoformat() if m.due_on else "",
        str(Term(m.term).label),
    )


def check_file(found: Ledger, key: UUID) -> Checked:
    """What this file would do to the plan now. Raises NotKnown, Locked, engines.sheets Unreadable."""
    with read(key) as stream:
        book = read_book(stream.read(), file(key).name, most_rows=MOST_ROWS)
    sheet = pick_sheet(book.sheets, COLUMNS)
    table = read_table(sheet, COLUMNS)
    plan, steps = plan_measures(table, found.pk, [_known(i) for i in queries.items_of(found)])
    return Checked(sheet, table, plan, steps)


def _known(item: Item) -> KnownItem:
    measures: Mapping[int, Known] = {
        m.order: Known(m.pk, m.text, m.standard, m.leader, m.department, m.person, m.due_on)
        for m in item.live
    }
    return KnownItem(item.pk, item.order, item.title, measures)
