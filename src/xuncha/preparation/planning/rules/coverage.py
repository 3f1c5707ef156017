"""How far the register is covered in a term: by body, by kind, by year."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
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
    name: str = ""
    """What the body was called: it may have gone into another since."""


@dataclass(frozen=True, slots=True)
class Registered:
    body: UUID
    name: str
    kind: str
    took_over: tuple[UUID, ...] = ()
    """Bodies it took over in a merger or split: their visits are its own history."""


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
        bodies = (one.body, *one.took_over)
        every = [v for body in bodies for v in per_body.get(body, ())]
        own = tuple(sorted(every, key=lambda v: (v.begins, v.label)))
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


def by_year(cells: Iterable[Cell]) -> dict[int, list[Cell]]:
    """Bodies by the calendar year of their first approved visit; what a body took over counts as its own."""
    years: dict[int, list[Cell]] = defaultdict(list)
    for cell in cells:
        days = [v.begins for v in cell.visits if v.approved]
        if days:
            years[min(days).year].append(cell)
    return dict(sorted(years.items()))


@dataclass(frozen=True, slots=True)
class Reach:
    """One kind of body: how far it is reached in the term, what is left, and whether the pace so far is enough."""

    kind: str
    cells: tuple[Cell, ...]
    years: Mapping[int, Sequence[Cell]]
    listed: tuple[Cell, ...]
    """In no batch, but on a year's list."""
    nowhere: tuple[Cell, ...]
    pace: float
    """Bodies a year so far."""
    needed: float
    """Bodies a year from now on, to reach all of them."""
    endangered: tuple[Cell, ...]

    @property
    def reached(self) -> int:
        return sum(c.covered in (Covered.DONE, Covered.UNDER_WAY) for c in self.cells)


def reach(kind: KindCoverage, listed: Collection[UUID], *, begins: date, ends: date, today: date) -> Reach:
    """What is left of a kind, and which bodies are in danger of not being reached.

    In danger is what stands in no batch and on no list while the kind's pace so far is too slow for what is left, or
    the last year of the term has begun.
    """
    open_cells = [c for c in kind.cells if c.covered == Covered.NONE]
    on_list = tuple(c for c in open_cells if c.body in listed)
    nowhere = tuple(c for c in open_cells if c.body not in listed)
    done = sum(c.covered in (Covered.DONE, Covered.UNDER_WAY) for c in kind.cells)
    gone, left = max((today - begins).days, 0) / 365.25, max((ends - today).days, 0) / 365.25
    pace = done / gone if gone else 0.0
    to_do = len(kind.cells) - done
    needed = to_do / left if left else float(to_do)
    slow = to_do > 0 and (needed > pace if gone else False)
    return Reach(
        kind.kind,
        kind.cells,
        by_year(kind.cells),
        on_list,
        nowhere,
        pace,
        needed,
        nowhere if slow or left < 1 else (),
    )
