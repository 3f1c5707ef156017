"""How days, times, sums and counts are written, in the reader's language; and how a day written by hand is read."""

import re
import unicodedata
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WRITTEN = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$")


def _english() -> bool:
    return (get_language() or "").startswith("en")


def _local(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def day(value: date | datetime | None) -> str:
    """2023年9月18日; 18 Sep 2023."""
    if value is None:
        return ""
    d = _local(value)
    return f"{d.day} {_MONTHS[d.month - 1]} {d.year}" if _english() else f"{d.year}年{d.month}月{d.day}日"


def short_day(value: date | datetime | None, today: date | None = None) -> str:
    """9月18日, with the year where it is not the year of `today` (today unknown: always with the year)."""
    if value is None:
        return ""
    d = _local(value)
    if today is None or d.year != today.year:
        return day(value)
    return f"{d.day} {_MONTHS[d.month - 1]}" if _english() else f"{d.month}月{d.day}日"


def weekday(value: date) -> str:
    return (_WEEKDAYS_EN if _english() else _WEEKDAYS)[value.weekday()]


def at(value: datetime | None) -> str:
    """15:22."""
    return "" if value is None else f"{_local(value):%H:%M}"


def moment(value: datetime | None, today: date | None = None) -> str:
    """9月18日 15:22."""
    return "" if value is None else f"{short_day(value, today)} {at(value)}"


def num(value: int | None) -> str:
    """6,318."""
    return "" if value is None else f"{value:,}"


def yuan(fen: int | None) -> str:
    """Integer fen as 216,480.50 元; CNY 216,480.50."""
    if fen is None:
        return ""
    sign, whole, rest = "-" if fen < 0 else "", abs(fen) // 100, abs(fen) % 100
    return f"CNY {sign}{whole:,}.{rest:02}" if _english() else f"{sign}{whole:,}.{rest:02} 元"


def tidy(text: str) -> str:
    """Text as it is stored: NFC, without control characters, trimmed; line ends as one sign."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


def read_day(text: str) -> date:
    """A day as people write it: 2022年9月20日, 2022-9-20, 2022/9/20, 2022.9.20, 20220920; also full-width.

    Raises ValueError where it is not a day, with the day that does not exist told from what is no date at all:
    the message is "impossible" or "unreadable".
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if re.fullmatch(r"\d{8}", plain):
        plain = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    found = _WRITTEN.match(plain)
    if not found:
        raise ValueError("unreadable")
    try:
        return date(*(int(g) for g in found.groups()))
    except ValueError:
        raise ValueError("impossible") from None


def read_yuan(text: str) -> int:
    """A sum in yuan as integer fen: 1,234.50 → 123450. Raises ValueError for anything else or parts of a fen."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("元", "").strip()
    found = re.fullmatch(r"(-?)(\d+)(?:\.(\d{1,2}))?", plain)
    if not found:
        raise ValueError("unreadable")
    sign, whole, rest = found.groups()
    fen = int(whole) * 100 + int((rest or "0").ljust(2, "0"))
    return -fen if sign else fen


ENDS = "。！？.!?…"


def sentences(said: str, then: str) -> str:
    """Two sentences one after the other: a stop between them, a space only where the script wants one."""
    said, then = said.strip(), then.strip()
    if not said or not then:
        return said or then
    last = said.rstrip("”》）)")[-1:]
    han = "\u2e80" <= last <= "\uffef"
    if last not in ENDS:
        said += "。" if han else "."
    return f"{said}{then}" if han else f"{said} {then}"
