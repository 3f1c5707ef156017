"""A spreadsheet of persons against the register as it is now. Reads only; `import_people` does it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from xuncha.engines.sheets.plans import Plan
from xuncha.engines.sheets.reading import Book, Sheet, read_book
from xuncha.engines.sheets.tables import Table, pick_sheet, read_table
from xuncha.foundation.files.store import file, read
from xuncha.standing.organisations.queries import all_standing

from .models import Person
from .rules.persons_sheet import COLUMNS, KnownPerson, KnownUnit, Step, plan_persons

MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Checked:
    """A file read and compared: its sheet, the plan, the steps where the plan may run."""

    book: Book
    sheet: Sheet
    table: Table
    plan: Plan
    steps: tuple[Step, ...]


def check(data: bytes, name: str, choices: Mapping[int, str]) -> Checked:
    """What this file would do now. Raises engines.sheets Unreadable."""
    book = read_book(data, name, most_rows=MOST_ROWS)
    sheet = pick_sheet(book.sheets, COLUMNS)
    table = read_table(sheet, COLUMNS)
    plan, steps = plan_persons(table, _persons(), _units(), choices)
    return Checked(book, sheet, table, plan, steps)


def check_file(key: UUID, choices: Mapping[int, str]) -> Checked:
    """The same of a file kept before. Raises NotKnown, Locked, Unreadable."""
    with read(key) as stream:
        return check(stream.read(), file(key).name, choices)


def _persons() -> list[KnownPerson]:
    rows = Person.objects.select_related("unit").order_by("code")
    return [
        KnownPerson(
            p.id,
            p.code,
            p.name,
            p.unit_id,
            p.unit.name if p.unit else p.unit_name,
            p.post,
            p.specialities,
            p.lead_eligible,
            p.in_pool,
            p.home_sealed is not None,
        )
        for p in rows
    ]


def _units() -> list[KnownUnit]:
    return [
        KnownUnit(b.id, b.number, b.name, b.short_name, b.parent.name if b.parent else "")
        for b in all_standing()
    ]
