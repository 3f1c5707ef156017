"""How a record falls into pages for confirming on the screen: by lines of a sheet, a question never without its answer's start."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

LINES = 30
CHARACTERS = 34


@dataclass(frozen=True, slots=True)
class Row:
    order: int
    question: str
    answer: str


def height(row: Row) -> int:
    """Lines a question and its answer take on a sheet."""
    parts = [row.question, *(row.answer.splitlines() or [""])]
    return sum(max(1, ceil(len(part) / CHARACTERS)) for part in parts)


def paginate(rows: Sequence[Row], head: int = 8) -> list[list[Row]]:
    """The rows page by page; the first page also carries `head` lines about who, when and where. Never empty."""
    pages: list[list[Row]] = [[]]
    used = head
    for row in rows:
        lines = height(row)
        if used + lines > LINES and pages[-1]:
            pages.append([])
            used = 0
        pages[-1].append(row)
        used += lines
    return pages
