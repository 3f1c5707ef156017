"""Where a citation points: a page, a passage on it, and a box in thousandths of the page."""

import re
from collections.abc import Sequence
from enum import StrEnum

WHOLE = 1000


class PlaceFault(StrEnum):
    NO_SUCH_PAGE = "no_such_page"
    BOX_OUTSIDE = "box_outside"


def place_fault(page: int, pages: int, box: Sequence[int] = ()) -> PlaceFault | None:
    """What is wrong with a page number or a box `(left, top, width, height)`; None where it lies on the item."""
    if not 1 <= page <= max(pages, 1):
        return PlaceFault.NO_SUCH_PAGE
    if box and not _inside(box):
        return PlaceFault.BOX_OUTSIDE
    return None


def _inside(box: Sequence[int]) -> bool:
    if len(box) != 4:
        return False
    left, top, width, height = box
    return (
        left >= 0
        and top >= 0
        and width > 0
        and height > 0
        and left + width <= WHOLE
        and top + height <= WHOLE
    )


def parse_box(text: str) -> tuple[int, ...] | None:
    """`"120,340,500,60"` as four numbers; empty for none given; None where it is neither."""
    if not text.strip():
        return ()
    found = re.fullmatch(r"\s*(\d{1,4})[,，\s]+(\d{1,4})[,，\s]+(\d{1,4})[,，\s]+(\d{1,4})\s*", text)
    return tuple(int(part) for part in found.groups()) if found else None
