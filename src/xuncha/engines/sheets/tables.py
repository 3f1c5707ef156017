"""Find the head, wherever it stands and however it is merged, and read the rows under it by a column specification."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .cells import as_day, as_flag, as_text, is_error
from .faults import Fault, letter
from .reading import Cell, Sheet

HEAD_WITHIN = 15
EXAMPLE_MARK = "示例"

Value = str | date | bool | None


class Sort(StrEnum):
    TEXT = "text"
    DAY = "day"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """A column wanted: its key, its label, other labels it goes by, and what its cells hold.

    `choices` maps what may be written to the value kept.
    """

    key: str
    label: str
    also: tuple[str, ...] = ()
    sort: Sort = Sort.TEXT
    required: bool = False
    longest: int = 200
    choices: Mapping[str, str] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[str, ...]:
        """One word for each choice, the first written."""
        first: dict[str, str] = {}
        for word, kept in self.choices.items():
            first.setdefault(kept, word)
        return tuple(first.values())


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet, typed values by key ("" / None where empty), the text as it stands."""

    number: int
    values: Mapping[str, Value]
    shown: Mapping[str, str]

    def text(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def flag(self, key: str) -> bool | None:
        value = self.values.get(key)
        return value if isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class Table:
    """What a sheet held: the row its head ends on, which column letter each key has, the rows, what is wrong."""

    sheet: str
    head_row: int
    letters: Mapping[str, str]
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    def fault(self, code: str, row: Row, key: str, label: str = "", detail: str = "") -> Fault:
        """A fault of a cell found by the caller's own checks."""
        return Fault(
            code, self.sheet, row.number, self.letters.get(key, ""), label, row.shown.get(key, ""), detail
        )


def read_table(sheet: Sheet, columns: Sequence[Column]) -> Table:
    """Read one sheet. Never raises: what is wrong is in `faults`."""
    head = _find_head(sheet, columns)
    if head is None:
        wanted = "、".join(c.label for c in columns if c.required)
        return Table(sheet.name, 0, {}, (), (Fault("no_head", sheet.name, detail=wanted),))
    last, places, twice = head
    faults = [
        Fault("column_twice", sheet.name, last + 1, letter(i), label, detail=label) for i, label in twice
    ]
    faults += [
        Fault("column_missing", sheet.name, last + 1, label=c.label, detail=c.label)
        for c in columns
        if c.required and c.key not in places
    ]
    rows: list[Row] = []
    if not faults:
        for index in range(last + 1, len(sheet.rows)):
            _read_row(sheet, index, columns, places, rows, faults)
        if not rows and not faults:
            faults.append(Fault("no_rows", sheet.name, last + 1))
    letters = {key: letter(i) for key, i in places.items()}
    return Table(sheet.name, last + 1, letters, tuple(rows), tuple(faults))


def pick_sheet(sheets: Sequence[Sheet], columns: Sequence[Column]) -> Sheet:
    """The sheet that holds such a table; the first where none does. Notes beside it are not read."""
    for sheet in sheets:
        head = _find_head(sheet, columns)
        if head is not None and all(c.key in head[1] for c in columns if c.required):
            return sheet
    return sheets[0]


def plain_label(text: str) -> str:
    """A head as it is compared: no spaces, no stars, nothing in brackets."""
    return re.sub(r"[（(][^）)]*[）)]|[\s*＊:：]", "", text)


def _labels(sheet: Sheet, index: int) -> list[str]:
    """The head cells of a row, merged ranges filled out."""
    row = [plain_label(as_text(c)) for c in sheet.rows[index]]
    for area in sheet.merged:
        if area.top <= index <= area.bottom and area.top < len(sheet.rows):
            source = sheet.rows[area.top]
            value = plain_label(as_text(source[area.left])) if area.left < len(source) else ""
            for column in range(area.left, min(area.right + 1, len(row))):
                row[column] = value
    return row


def _find_head(
    sheet: Sheet, columns: Sequence[Column]
) -> tuple[int, dict[str, int], list[tuple[int, str]]] | None:
    """Last row of the head, column of each key, labels that stand twice."""
    known = {plain_label(name): c.key for c in columns for name in (c.label, *c.also)}
    least = min(2, len(columns))
    best: tuple[int, int, dict[str, int], list[tuple[int, str]]] | None = None
    for index in range(min(HEAD_WITHIN, len(sheet.rows))):
        for lines in (1, 2):
            if index + lines > len(sheet.rows):
                continue
            places, twice = _match(sheet, index, lines, known)
            if len(places) >= least and (best is None or len(places) > best[0]):
                best = (len(places), index + lines - 1, places, twice)
    return None if best is None else best[1:]


def _match(
    sheet: Sheet, index: int, lines: int, known: Mapping[str, str]
) -> tuple[dict[str, int], list[tuple[int, str]]]:
    """Which key stands in which column, read over one head row or two (the lower one counts first)."""
    levels = [_labels(sheet, i) for i in range(index + lines - 1, index - 1, -1)]
    places: dict[str, int] = {}
    twice: list[tuple[int, str]] = []
    for column in range(max(len(level) for level in levels)):
        here = [level[column] for level in levels if column < len(level) and level[column]]
        joined = ["".join(reversed(here))] if len(here) > 1 else []
        key = next((known[label] for label in (*here, *joined) if label in known), None)
        if key is None:
            continue
        if key in places:
            twice.append((column, here[0]))
        else:
            places[key] = column
    return places, twice


def _read_row(
    sheet: Sheet,
    index: int,
    columns: Sequence[Column],
    places: Mapping[str, int],
    rows: list[Row],
    faults: list[Fault],
) -> None:
    cells = sheet.rows[index]
    found = {key: cells[i] if i < len(cells) else None for key, i in places.items()}
    shown = {key: as_text(cell) for key, cell in found.items()}
    first = next((text for text in map(as_text, cells) if text), "")
    if not any(shown.values()) or first == EXAMPLE_MARK:
        return
    values: dict[str, Value] = {}
    for column in columns:
        value, code, detail = _typed(column, found.get(column.key))
        values[column.key] = value
        if code:
            at = letter(places[column.key]) if column.key in places else ""
            faults.append(
                Fault(code, sheet.name, index + 1, at, column.label, shown.get(column.key, ""), detail)
            )
    rows.append(Row(index + 1, values, shown))


def _typed(column: Column, cell: Cell) -> tuple[Value, str, str]:
    """Value, code of what is wrong, its detail."""
    if is_error(cell):
        return None, "error_value", ""
    text = as_text(cell)
    if not text:
        empty: Value = "" if column.sort in (Sort.TEXT, Sort.CHOICE) else None
        return empty, "cell_empty" if column.required else "", column.label if column.required else ""
    if column.sort == Sort.DAY:
        day = as_day(cell)
        return (day, "", "") if isinstance(day, date) else (None, day, "")
    if column.sort == Sort.FLAG:
        flag = as_flag(cell)
        return (flag, "", "") if isinstance(flag, bool) else (None, flag, "")
    if column.sort == Sort.CHOICE:
        kept = column.choices.get(text) or column.choices.get(plain_label(text))
        return (kept, "", "") if kept else ("", "not_a_choice", "、".join(column.offered))
    if len(text) > column.longest:
        return text[: column.longest], "cell_long", str(column.longest)
    return text, "", ""
