"""From bytes to cells: xlsx and xls by calamine, csv in UTF-8 (with or without BOM) or GB18030."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from .faults import Unreadable

Cell = str | int | float | bool | date | datetime | time | None

LARGEST = 20 * 1024 * 1024
MOST_ROWS = 20_000
_UNPACKED = 400 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SIGNATURES = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"MZ", "unknown"),
    (b"\x7fELF", "unknown"),
)


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged range, rows and columns from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells by row from the very first row of the sheet; `merged` ranges keep their value in the upper left cell."""

    name: str
    rows: list[list[Cell]]
    merged: tuple[Merged, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """A file that was read: its kind (xlsx, xls, csv), the encoding of a csv, and its sheets that hold anything."""

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = field(default="")


def read_book(
    data: bytes, name: str, *, largest: int = LARGEST, most_rows: int = MOST_ROWS, word: bool = False
) -> Book:
    """Read a file that was given as `name`; with `word` also the tables of a Word paper, each as a sheet.

    Raises Unreadable with a code of `faults.FILE_CODES`.
    """
    if not data.strip():
        raise Unreadable("empty")
    if len(data) > largest:
        raise Unreadable("too_large", str(largest // 2**20))
    kind = what_is(data, word=word)
    _check_name(kind, name)
    match kind:
        case "csv":
            book = _read_csv(data, name)
        case "docx":
            book = Book(kind, tables_of(data))
        case _:
            book = _read_workbook(data, kind)
    if not book.sheets:
        raise Unreadable("no_sheet")
    if any(len(s.rows) > most_rows for s in book.sheets):
        raise Unreadable("too_many_rows", str(most_rows))
    return book


def what_is(data: bytes, *, word: bool = False) -> str:
    """xlsx, xls or csv by the content, with `word` also docx. Raises Unreadable for anything else."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable("not_a_sheet", kind)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable("encrypted")
        if "WordDocument".encode("utf-16-le") in data:
            raise Unreadable("not_a_sheet", "doc")
        return "xls"
    if data.startswith(b"PK"):
        return _zip_kind(data, word=word)
    head = data[:2048].lstrip().lower()
    if head.startswith((b"<html", b"<!doctype", b"<?xml", b"<table", b"\xef\xbb\xbf<html")):
        raise Unreadable("not_a_sheet", "web_page")
    return "csv"


def _zip_kind(data: bytes, *, word: bool) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Unreadable("damaged") from None
    if any(e.flag_bits & 1 for e in entries):
        raise Unreadable("encrypted")
    if sum(e.file_size for e in entries) > _UNPACKED:
        raise Unreadable("too_large", str(LARGEST // 2**20))
    names = {e.filename for e in entries}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if word and "word/document.xml" in names:
        return "docx"
    raise Unreadable("not_a_sheet", "docx" if "word/document.xml" in names else "zip")


def _check_name(kind: str, name: str) -> None:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    allowed = {"xlsx": {"xlsx", "xlsm", "et"}, "xls": {"xls", "et"}, "csv": {"csv", "txt"}, "docx": {"docx"}}
    if ending not in allowed[kind]:
        raise Unreadable("mislabelled", kind)


def tables_of(data: bytes) -> tuple[Sheet, ...]:
    """The tables of a Word paper, one sheet each, named 表1, 表2 …; a merged cell has its text in every place.

    Raises Unreadable where it is damaged.
    """
    from docx import Document  # a Word paper is read seldom, and its library takes long to load
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    try:
        tables = Document(io.BytesIO(data)).tables
        rows = [_without_empty_end([[c.text for c in r.cells] for r in t.rows]) for t in tables]
    except (
        PackageNotFoundError,
        XMLSyntaxError,
        KeyError,
        ValueError,
        IndexError,
        OSError,
        zipfile.BadZipFile,
    ):
        raise Unreadable("damaged") from None
    return tuple(Sheet(f"表{n}", list(r)) for n, r in enumerate(rows, 1) if r)


def _read_workbook(data: bytes, kind: str) -> Book:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = workbook.sheet_names
            sheets = tuple(s for s in (_sheet(workbook, name) for name in names) if s.rows)
    except PasswordError:
        raise Unreadable("encrypted") from None
    except (CalamineError, ValueError, OSError, zipfile.BadZipFile):
        raise Unreadable("damaged") from None
    return Book(kind, sheets)


def _sheet(workbook: CalamineWorkbook, name: str) -> Sheet:
    page = workbook.get_sheet_by_name(name)
    rows: list[list[Cell]] = [[_plain(c) for c in row] for row in page.to_python(skip_empty_area=False)]
    ranges = page.merged_cell_ranges or []
    merged = tuple(Merged(top, left, bottom, right) for (top, left), (bottom, right) in ranges)
    return Sheet(name, _without_empty_end(rows), merged)


def _plain(cell: object) -> Cell:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, timedelta):
        return str(cell)
    return cell if isinstance(cell, bool | int | float | date | datetime | time) else None


def _without_empty_end(rows: list[list[Cell]]) -> list[list[Cell]]:
    while rows and all(c is None or c == "" for c in rows[-1]):
        rows.pop()
    return rows


def _read_csv(data: bytes, name: str) -> Book:
    text, encoding = _decode(data)
    try:
        rows: list[list[Cell]] = [list(r) for r in csv.reader(io.StringIO(text, newline=""), _dialect(text))]
    except csv.Error:
        raise Unreadable("damaged") from None
    rows = _without_empty_end(rows)
    return Book("csv", (Sheet(name, rows),) if rows else (), encoding)


def _decode(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16"), "utf-16"
    if b"\x00" in data:
        raise Unreadable("not_text")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Unreadable("not_text")


class _Dialect(csv.excel):
    """Excel's csv, with the separator found in the file."""


def _dialect(text: str) -> type[csv.Dialect]:
    first = "\n".join(text.splitlines()[:5])
    best = max(",\t;，", key=first.count)
    # made per file: the csv module takes a class
    return type("Found", (_Dialect,), {"delimiter": best if first.count(best) else ","})
