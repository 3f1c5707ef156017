import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

GROUPS = ("prepare", "site", "evidence", "papers", "report", "rectify", "official")
OPEN_CLASSES = ("internal", "restricted")
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that belongs in the volume: what it is, its number, pages, day and class, and the files it consists of."""

    group: str
    kind: str
    key: UUID
    number: str
    title: str
    pages: int | None
    on: date | None
    data_class: str = "internal"
    files: tuple[UUID, ...] = ()


def in_order(things: Sequence[Thing]) -> list[Thing]:
    """By group in the order of the work, inside it by day and number; things without a day last."""
    return sorted(things, key=lambda t: (GROUPS.index(t.group), t.on or date.max, t.number, t.title))


def name_in_folder(order: int, number: str, title: str, file_name: str, more: int = 0) -> str:
    """`012 证0007 验收意见表.pdf`: nothing in it that a disk or a program takes amiss."""
    ending = re.search(r"\.[A-Za-z0-9]{1,5}$", file_name)
    words = " ".join(w for w in (number, title) if w)
    plain = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "_", words).strip(" .")[:LONGEST_NAME]
    part = f"（{more + 1}）" if more else ""
    return f"{order:03} {plain}{part}{ending.group(0) if ending else ''}"


def pages_of(things: Sequence[Thing]) -> int:
    """Pages of those whose pages are known."""
    return sum(t.pages or 0 for t in things)
