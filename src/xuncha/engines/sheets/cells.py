"""Cells to values: text, days, yes or no. A value that cannot be is a code, never a guess."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from .reading import Cell

YES = frozenset({"是", "有", "√", "✓", "对", "y", "yes", "true", "1"})
NO = frozenset({"否", "无", "×", "✗", "x", "n", "no", "false", "0"})

_DATE = re.compile(
    r"^(\d{4})\s*[年./\-]\s*(\d{1,2})\s*(?:[月./\-]\s*(\d{1,2})\s*日?|月)?(?:\s+0?0:00(?::00)?)?$"
)
_PLAIN_DATE = re.compile(r"^(\d{4})(\d{2})(\d{2})$", re.ASCII)
_SERIAL = re.compile(r"^\d{4,5}(\.\d+)?$", re.ASCII)
_EPOCH = date(1899, 12, 30)  # serial 60 is the 29 February 1900 that never was; later serials count from here
_FIRST_SERIAL, _LAST_SERIAL = 3654, 73050  # 1910-01-01 … 2099-12-31


def as_text(cell: Cell) -> str:
    """What a person sees: NFC, full-width digits and letters made plain, ends trimmed; 12.0 is 12."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return _narrow(str(cell)).strip()


def _narrow(text: str) -> str:
    """Full-width digits, letters, signs of dates to plain ones; Chinese punctuation stays."""
    return "".join(
        unicodedata.normalize("NFKC", c) if "０" <= c <= "９" or "Ａ" <= c <= "ｚ" or c in "／－．" else c
        for c in unicodedata.normalize("NFC", text).replace("\u3000", " ").replace("\ufeff", "")
    )


def as_day(cell: Cell) -> date | str:
    """A day, or the code of why not. Chinese, ISO, slashes, dots, eight digits, a spreadsheet's serial number.

    A month without a day is its first day.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = as_text(cell)
    if plain := _PLAIN_DATE.match(text):
        return _day(*plain.groups())
    if _SERIAL.match(text) and _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(float(text)))
    if found := _DATE.match(text):
        year, month, day = found.groups()
        return _day(year, month, day or "1")
    return "not_a_day"


def _day(year: str, month: str, day: str) -> date | str:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return "no_such_day"


def as_flag(cell: Cell) -> bool | str:
    """Yes or no, or the code of why not."""
    text = as_text(cell).lower()
    if text in YES:
        return True
    return False if text in NO else "not_a_flag"


def is_error(cell: Cell) -> bool:
    """#N/A and the like, as spreadsheets show a formula that failed."""
    return isinstance(cell, str) and bool(
        re.match(r"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)$", cell.strip())
    )
