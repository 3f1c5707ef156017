"""A spreadsheet of bodies against the register as it is now. Reads only; `import_bodies` does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from xuncha.engines.sheets.plans import Plan
from xuncha.engines.sheets.reading import Book, Sheet, read_book
from xuncha.engines.sheets.tables import Table, pick_sheet, read_table
from xuncha.foundation.files.store import file, read

from .models import Body, BodyName
from .rules.bodies_sheet import COLUMNS, Known, Step, plan_bodies

MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A file read and compared: its sheet, the plan, the steps where the plan may run."""

    book: Book
    sheet: Sheet
    table: Table
    plan: Plan
    steps: tuple[Step, ...]
    known: Mapping[UUID, Known]


def read_bodies(data: bytes, name: str) -> tuple[Book, Sheet, Table]:
    """Raises engines.sheets Unreadable."""
    book = read_book(data, name, most_rows=MOST_ROWS)
    sheet = pick_sheet(book.sheets, COLUMNS)
    return book, sheet, read_table(sheet, COLUMNS)


def check(data: bytes, name: str, choices: Mapping[int, str]) -> Checked:
    """What this file would do now. Raises engines.sheets Unreadable."""
    book, sheet, table = read_bodies(data, name)
    known = standing()
    plan, steps = plan_bodies(table, list(known.values()), choices)
    return Checked(book, sheet, table, plan, steps, known)


def check_file(key: UUID, choices: Mapping[int, str]) -> Checked:
    """The same of a file kept before. Raises NotKnown, Locked, Unreadable."""
    with read(key) as stream:
        return check(stream.read(), file(key).name, choices)


def standing() -> dict[UUID, Known]:
    """The register as the rules read it."""
    former: dict[UUID, list[str]] = {}
    for body, name in BodyName.objects.exclude(until=None).values_list("body", "name"):
        former.setdefault(body, []).append(name)
    rows = Body.objects.filter(dissolved_on=None).order_by("path")
    return {
        b.id: Known(
            b.id,
            b.number,
            b.name,
            b.short_name,
            b.kind,
            b.parent_id,
            b.region,
            b.version,
            tuple(former.get(b.id, [])),
        )
        for b in rows
    }
