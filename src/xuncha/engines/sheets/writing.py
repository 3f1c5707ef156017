"""Spreadsheets out: a template with notes and examples; a file given back with what is wrong marked in it."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from .cells import as_text
from .reading import Sheet
from .tables import EXAMPLE_MARK, Column, Sort

_HEAD = PatternFill("solid", fgColor="E4EEF3")
_MUST = PatternFill("solid", fgColor="FAF0DA")
_BAD = PatternFill("solid", fgColor="F9E8E4")
_LINE = Border(bottom=Side(style="thin", color="7D8A94"))
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_text(text: str) -> str:
    """Text that a spreadsheet program will not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def write_template(
    title: str,
    columns: Sequence[Column],
    notes: Sequence[str],
    examples: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]] = (),
) -> bytes:
    """A workbook to fill in: title, head (columns that must be filled tinted), example rows, notes on a second sheet.

    `rows` are what stands already, to be changed and read back.

    The first cell of an example row holds the example mark, so that the row is never read.
    """
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = title[:31]
    page.append([c.label for c in columns])
    for index, column in enumerate(columns, 1):
        cell = page.cell(1, index)
        cell.font, cell.border = Font(bold=True), _LINE
        cell.fill = _MUST if column.required else _HEAD
        page.column_dimensions[get_column_letter(index)].width = 14 if column.sort != Sort.TEXT else 22
        _offer(page, column, index)
    for example in examples:
        page.append([EXAMPLE_MARK, *example])
        for cell in page[page.max_row]:
            cell.font = Font(color="5A6771")
    for row in rows:
        page.append([safe_text(text) for text in row])
        for cell in page[page.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    _as_text(page, columns)
    page.freeze_panes = "A2"
    told = book.create_sheet("填写说明")
    told.column_dimensions["A"].width = 90
    for note in notes:
        told.append([note])
        told.cell(told.max_row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    return _bytes(book)


def _as_text(page: Worksheet, columns: Sequence[Column]) -> None:
    """Text and days stay as typed. Last of all: a cell that is touched counts as a row, and rows are appended below it."""
    for index, column in enumerate(columns, 1):
        if column.sort in (Sort.DAY, Sort.TEXT):
            for row in range(2, 502):
                page.cell(row, index).number_format = "@"


def _offer(page: Worksheet, column: Column, index: int) -> None:
    words = list(column.offered) if column.sort == Sort.CHOICE else []
    if column.sort == Sort.FLAG:
        words = ["是", "否"]
    listed = ",".join(words)
    if words and len(listed) < 250:
        letter = get_column_letter(index)
        rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
        rule.add(f"{letter}2:{letter}5000")
        page.add_data_validation(rule)


def write_marked(sheet: Sheet, wrong: Mapping[tuple[int, int], str]) -> bytes:
    """The sheet again as xlsx; `wrong` maps (row from 1, column from 0) to what is said there, in a note and at the end."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "标好的表格"
    width = max((len(r) for r in sheet.rows), default=0)
    by_row: dict[int, list[str]] = {}
    for (row, _column), words in sorted(wrong.items()):
        by_row.setdefault(row, []).append(words)
    for number, cells in enumerate(sheet.rows, 1):
        told = "；".join(by_row.get(number, []))
        line = [safe_text(as_text(c)) for c in cells]
        page.append([*line, *[""] * (width - len(line)), told] if told else line)
    for (row, column), words in wrong.items():
        cell = page.cell(max(row, 1), column + 1)
        cell.fill = _BAD
        cell.comment = Comment(words, "")
    return _bytes(book)


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
