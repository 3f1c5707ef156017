"""Progress out to a workbook and a filled-in one with its proofs against the plan. Reads only; `import_progress` does it."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils.translation import override

from xuncha.engines.sheets.reading import read_book
from xuncha.engines.sheets.tables import pick_sheet, read_table
from xuncha.foundation.files.store import file, read
from xuncha.foundation.terms import Actor

from . import policies, queries
from .importing import MOST_ROWS, Checked
from .models import Item, Ledger, Measure
from .rules.measures_sheet import key_of, said_day
from .rules.progress_sheet import COLUMNS, KnownMeasure, plan_progress

NOTES = (
    "“编码”由系统写好，不要改、不要删：读回时按它认是哪条措施。",
    "“问题”“整改措施”“期限”“已报进展”只供看，读回时不用。",
    "填“新进展”和“进展日期”；没有新进展的空着，以后再填。一条措施有几份佐证的，插一行，编码照抄。",
    "“佐证说明”写这份佐证说明什么；有电子件的，在“佐证文件”写文件名（含扩展名），读回时和表格一起选上。",
    "日期可以写 2022-02-28、2022年2月28日；不写就是读回的那天。有一处错就一行也不写入。",
)


def workbook(found: Ledger) -> bytes:
    """Every measure as it stands, with what was reported last; the columns to fill in are empty."""
    from xuncha.engines.sheets.writing import write_template  # half a second to load: not at the start

    items = queries.items_of(found)
    prefetch_related_objects([m for item in items for m in item.live], "progress")
    with override("zh-hans"):
        rows = [_row(found, item, m) for item in items for m in item.live]
        return write_template("整改进展", COLUMNS, NOTES, (), rows)


def _row(found: Ledger, item: Item, m: Measure) -> tuple[str, ...]:
    told = m.progress.all()
    last = max(told, key=lambda p: (p.on, p.recorded_at), default=None)
    return (
        key_of(found.pk, item.order, m.order),
        item.title,
        m.text,
        said_day(m.due_on),
        f"{said_day(last.on)} {last.note}" if last else "",
        *("", "", "", ""),
    )


def check_file(found: Ledger, key: UUID, proofs: Mapping[str, UUID], by: Actor) -> Checked:
    """What this workbook with these files would report now. Raises NotKnown, Locked, engines.sheets Unreadable."""
    with read(key) as stream:
        book = read_book(stream.read(), file(key).name, most_rows=MOST_ROWS)
    sheet = pick_sheet(book.sheets, COLUMNS)
    table = read_table(sheet, COLUMNS)
    plan, steps = plan_progress(table, _known(found, by), set(proofs), by.clock.today())
    return Checked(sheet, table, plan, steps)


def _known(found: Ledger, by: Actor) -> list[KnownMeasure]:
    rows = []
    for item in queries.items_of(found):
        item.ledger = found
        may = policies.can_work(by, item)
        why = "" if may else str(may.reason)
        rows += [
            KnownMeasure(m.pk, key_of(found.pk, item.order, m.order), f"{item.order} {item.title}", why)
            for m in item.live
        ]
    return rows
