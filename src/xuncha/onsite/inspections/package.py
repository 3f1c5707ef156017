"""A package as one sheet: which item was looked at in which member, what was found there, what nobody has looked at.

Rooms above add what they found through `package_layer`, in `apps.ready()`; what a person may not know they leave out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.functional import Promise

from xuncha.foundation.terms import Actor

from . import checklist, queries
from .models import Inspection, LeftOut, Look
from .rules.coverage import kind_of_focus

WIDEST = 30  # members side by side, on the screen and on a sheet of paper

Counts = Mapping[tuple[UUID, str], int]
"""(inspection, item) → how many."""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one room found, counted by member and item."""

    code: str
    label: str | Promise
    counts: Callable[[Actor, Sequence[UUID]], Counts]
    order: int


_layers: dict[str, Layer] = {}


def package_layer(
    code: str, label: str | Promise, counts: Callable[[Actor, Sequence[UUID]], Counts], order: int
) -> None:
    """Add what a room found to the cells of the sheet."""
    if code in _layers:
        raise ValueError(f"layer registered twice: {code}")
    _layers[code] = Layer(code, label, counts, order)


@dataclass(frozen=True, slots=True)
class Cell:
    """One item in one member."""

    inspection: Inspection
    looks: int
    left_out: bool
    found: tuple[tuple[str | Promise, int], ...]

    @property
    def bare(self) -> bool:
        return not self.looks and not self.left_out

    @property
    def found_count(self) -> int:
        return sum(n for _label, n in self.found)


@dataclass(frozen=True, slots=True)
class Line:
    """One item over the members of a sheet."""

    item: Any
    cells: tuple[Cell, ...]

    @property
    def bare(self) -> int:
        return sum(cell.bare for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Total:
    """One member: items looked at, of those that apply, and what was found."""

    inspection: Inspection
    looked: int
    every: int
    found: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Members of one kind of checklist, at most WIDEST side by side, with the items under their headings."""

    members: tuple[Inspection, ...]
    groups: tuple[tuple[Any, tuple[Line, ...]], ...]
    totals: tuple[Total, ...]


def sheets(head: Inspection, actor: Actor) -> list[Sheet]:
    """The whole package; its head stands beside the members where it has the same checklist. A fixed number of statements."""
    members = queries.members(head)
    kinds = {kind_of_focus(one.body.kind) for one in members}
    every = [*([head] if kind_of_focus(head.body.kind) in kinds else []), *members]
    facts = _facts(every, actor)
    found = []
    for kind in sorted(kinds):
        alike = [one for one in every if kind_of_focus(one.body.kind) == kind]
        for start in range(0, len(alike), WIDEST):
            found.append(_sheet(tuple(alike[start : start + WIDEST]), facts))
    return found


@dataclass(frozen=True, slots=True)
class _Facts:
    looks: Counts
    out: frozenset[tuple[UUID, str]]
    layers: tuple[tuple[str | Promise, Counts], ...]


def _facts(every: Sequence[Inspection], actor: Actor) -> _Facts:
    ids = [one.pk for one in every]
    looked = Look.objects.filter(inspection__in=ids).order_by().values_list("inspection", "item")
    layers = sorted(_layers.values(), key=lambda layer: layer.order)
    return _Facts(
        looks={(one, item): n for one, item, n in looked.annotate(n=Count("pk"))},
        out=frozenset(LeftOut.objects.filter(inspection__in=ids).values_list("inspection", "item")),
        layers=tuple((layer.label, layer.counts(actor, ids)) for layer in layers),
    )


def _sheet(members: tuple[Inspection, ...], facts: _Facts) -> Sheet:
    one = members[0]
    lines = [_line(item, members, facts) for item in checklist.items(one)]
    groups = tuple(
        (focus, tuple(line for line in lines if line.item.focus == focus.code))
        for focus in checklist.focuses(one)
    )
    totals = tuple(_total(n, member, lines) for n, member in enumerate(members))
    return Sheet(members, tuple(g for g in groups if g[1]), totals)


def _line(item: Any, members: Sequence[Inspection], facts: _Facts) -> Line:
    return Line(
        item,
        tuple(
            Cell(
                one,
                facts.looks.get((one.pk, item.code), 0),
                (one.pk, item.code) in facts.out,
                tuple(
                    (label, n) for label, counts in facts.layers if (n := counts.get((one.pk, item.code), 0))
                ),
            )
            for one in members
        ),
    )


def _total(n: int, member: Inspection, lines: Sequence[Line]) -> Total:
    cells = [line.cells[n] for line in lines]
    return Total(
        member,
        sum(bool(cell.looks) for cell in cells),
        sum(not cell.left_out for cell in cells),
        sum(cell.found_count for cell in cells),
    )


def bare_members(head: Inspection, item: str) -> set[UUID]:
    """Members in which nobody has looked at an item of their checklist."""
    members = queries.members(head)
    looked = set(
        Look.objects.filter(inspection__in=[m.pk for m in members], item=item).values_list(
            "inspection", flat=True
        )
    )
    return {m.pk for m in members if m.pk not in looked}
