"""Counting materials: by unit, never over units; what is still out, what must go back."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .states import Unit


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a request as it stands."""

    unit: str
    asked: int
    received: int = 0
    originals: int = 0
    returned: int = 0
    explained: bool = False

    @property
    def awaited(self) -> int:
        """Asked for and neither received nor explained."""
        return 0 if self.explained else self.asked - self.received

    @property
    def to_return(self) -> int:
        """Originals the team still holds."""
        return self.originals - self.returned


def by_unit(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Sums apart for each unit, units with nothing left out."""
    sums: dict[str, int] = defaultdict(int)
    for unit, quantity in pairs:
        sums[unit] += quantity
    return {unit: total for unit, total in sorted(sums.items(), key=lambda pair: _place(pair[0])) if total}


def _place(unit: str) -> int:
    known = [u.value for u in Unit]
    return known.index(unit) if unit in known else len(known)


def copy_numbers(request: str, order: int, first: int, quantity: int) -> str:
    """The numbers of copies of one line: `调-001-02-1`, or `调-001-02-1至3` for several."""
    last = first + quantity - 1
    return f"{request}-{order:02}-{first}" + (f"至{last}" if last > first else "")


def said(sums: dict[str, int]) -> str:
    """`3 份、2 册`: sums of several units side by side, never added."""
    return "、".join(f"{total} {unit}" for unit, total in sums.items())


def all_answered(lines: Iterable[Line]) -> bool:
    """Every line was received or explained."""
    return all(line.awaited == 0 for line in lines)


def all_back(lines: Iterable[Line]) -> bool:
    """Nothing that belongs to the body is left with the team."""
    return all(line.to_return == 0 for line in lines)
