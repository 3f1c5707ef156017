"""How far the register is covered in a term: by body, by kind, by year."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Covered(StrEnum):
    DONE = "done"
    UNDER_WAY = "under_way"
    PLANNED = "planned"
    NONE = "none"


_ORDER = {Covered.DONE: 0, Covered.UNDER_WAY: 1, Covered.PLANNED: 2, Covered.NONE: 3}


@dataclass(frozen=True, slots=True)
class Visit:
    """One inspection of a body, laid down in an approved (or drafted) batch. Extended ones are not given."""

    body: UUID
    begins: date
    ends: date
    approved: bool
    label: str = ""
    target: UUID | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    body: UUID
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One body of the register: how far it is, since when, and all its visits in the term."""

    body: UUID
    name: str
    covered: Covered
    first: date | None
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class KindCoverage:
    kind: str
    cells: tuple[Cell, ...]
    counts: Mapping[Covered, int]
    ahead: int
    """Bodies inspected or under way, against the share of the term gone: above 0 ahead of it, below behind."""

    @property
    def total(self) -> int:
        return len(self.cells)


def standing(visits: Sequence[Visit], today: date) -> Covered:
    """The furthest a body has come: inspected, under way, in a batch, or nowhere."""
    found = Covered.NONE
    for visit in visits:
        if visit.approved and visit.ends < today:
            return Covered.DONE
        if visit.approved and visit.begins <= today:
            found = Covered.UNDER_WAY
        elif found == Covered.NONE:
            found = Covered.PLANNED
    return found


def share_gone(begins: date, ends: date, today: date) -> float:
    """Share of the term that is over, between 0 and 1, both days counted."""
    whole = (ends - begins).days + 1
    return min(max((today - begins).days / whole, 0.0), 1.0)


def coverage(
    register: Iterable[Registered], visits: Iterable[Visit], *, begins: date, ends: date, today: date
) -> list[KindCoverage]:
    """The register by kind, each body in order of its first visit; those without one last, by name."""
    per_body: dict[UUID, list[Visit]] = defaultdict(list)
    for visit in sorted(visits, key=lambda v: (v.begins, v.label)):
        per_body[visit.body].append(visit)
    per_kind: dict[str, list[Cell]] = defaultdict(list)
    for one in register:
        own = tuple(per_body[one.body])
        per_kind[one.kind].append(
            Cell(one.body, one.name, standing(own, today), own[0].begins if own else None, own)
        )
    gone = share_gone(begins, ends, today)
    return [_kind(kind, cells, gone) for kind, cells in per_kind.items()]


def _kind(kind: str, cells: list[Cell], gone: float) -> KindCoverage:
    ordered = tuple(sorted(cells, key=lambda c: (_ORDER[c.covered], c.first or date.max, c.name)))
    counts = {state: sum(c.covered == state for c in ordered) for state in Covered}
    reached = counts[Covered.DONE] + counts[Covered.UNDER_WAY]
    return KindCoverage(kind, ordered, counts, reached - int(len(ordered) * gone))


def by_year(visits: Iterable[Visit]) -> dict[int, int]:
    """Bodies first visited in each calendar year."""
    first: dict[UUID, date] = {}
    for visit in visits:
        first[visit.body] = min(first.get(visit.body, visit.begins), visit.begins)
    years: dict[int, int] = defaultdict(int)
    for day in first.values():
        years[day.year] += 1
    return dict(sorted(years.items()))
