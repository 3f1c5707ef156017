from collections.abc import Iterable
from dataclasses import dataclass

from .found import Found


@dataclass(frozen=True, slots=True)
class Support:
    """One citation: which item it rests on, and by which method that item was obtained."""

    item: str
    method: str


def flags(supports: Iterable[Support]) -> list[Found]:
    """A matter resting on one source or on one method only is said aloud, not refused (capability E3)."""
    supports = list(supports)
    items = {s.item for s in supports}
    methods = {s.method for s in supports}
    if len(items) == 1:
        return [Found("workpaper.one_source", values={"items": 1}, refuses=False)]
    if len(items) > 1 and len(methods) == 1:
        return [Found("workpaper.one_method", values={"method": methods.pop()}, refuses=False)]
    return []
