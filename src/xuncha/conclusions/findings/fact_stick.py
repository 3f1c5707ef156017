"""A fact sheet on a stick: the workbook that goes out, and a filled-in workbook or Word paper against the sheet. Reads only."""

from dataclasses import dataclass
from uuid import UUID

from xuncha.engines.sheets.plans import Plan
from xuncha.engines.sheets.reading import Sheet, read_book
from xuncha.engines.sheets.tables import Table, pick_sheet, read_table
from xuncha.foundation.files.store import file, read

from . import facts
from .models import FactSheet
from .rules.fact_table import COLUMNS, KnownMatter, Step, key_of, plan_replies

MOST_ROWS = 500
NOTES = (
    "“编码”由系统写好，不要改、不要删：读回时按它认是哪件事。",
    "“答复”填属实、有异议或者补充；有异议的、补充的写明“说明”；“答复人”写姓名或者职务。",
    "“事项和事实”一栏只供看，读回时不用。没有填答复的行不会读回，可以以后再答。",
    "填好以后读回这个文件，先核对，没有错再导入；有一处错就一行也不导入。材料另外上传。",
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file read and compared with the sheet."""

    sheet: Sheet
    table: Table
    plan: Plan
    steps: tuple[Step, ...]


def workbook(found: FactSheet) -> bytes:
    """The matters as the body reads them, to be replied to without the server."""
    from xuncha.engines.sheets.writing import write_template  # half a second to load: not at the start

    rows = [
        (key_of(found.number, m.order), f"{m.order}. {m.title}\n{m.text}", "", "", "")
        for m in found.matters.all()
    ]
    return write_template("事实确认单", COLUMNS, NOTES, (), rows)


def check_file(found: FactSheet, key: UUID) -> Checked:
    """What this file would reply. Raises NotKnown, Locked, engines.sheets Unreadable."""
    with read(key) as stream:
        book = read_book(stream.read(), file(key).name, most_rows=MOST_ROWS, word=True)
    sheet = pick_sheet(book.sheets, COLUMNS)
    table = read_table(sheet, COLUMNS)
    known = [
        KnownMatter(
            m.pk,
            m.order,
            m.title,
            [(str(r.said), r.text, r.signed_by) for r in m.replies.all()],
        )
        for m in facts.matters(found)
    ]
    plan, steps = plan_replies(table, found.number, known)
    return Checked(sheet, table, plan, steps)
