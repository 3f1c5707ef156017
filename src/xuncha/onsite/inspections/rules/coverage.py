"""What of a checklist was looked at, by which method, for which post; and what nobody has looked at."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

# Bodies at the grass roots are looked at by the three focuses, all others by the four implementations.
GRASS_ROOTS = frozenset({"village", "community"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at an item."""

    item: str
    method: str
    post: UUID | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """An item with how often each method looked at it."""

    item: str
    by_method: Mapping[str, int]
    left_out: bool = False

    @property
    def looks(self) -> int:
        return sum(self.by_method.values())

    @property
    def bare(self) -> bool:
        """Nobody looked, and nobody said it does not apply."""
        return not self.looks and not self.left_out

    @property
    def one_method(self) -> bool:
        """Looked at by a single method only: enough to begin, thin to rest on."""
        return len(self.by_method) == 1


def kind_of_focus(body_kind: str) -> str:
    """Which checklist a kind of body has."""
    return "three_focuses" if body_kind in GRASS_ROOTS else "four_implementations"


def coverage(items: Iterable[str], looks: Iterable[Seen], left_out: Collection[str] = ()) -> list[Row]:
    """Every item in order with its looks; looks at items not in the list are not counted."""
    counted: dict[str, dict[str, int]] = {}
    for look in looks:
        methods = counted.setdefault(look.item, {})
        methods[look.method] = methods.get(look.method, 0) + 1
    return [Row(item, counted.get(item, {}), item in left_out) for item in items]


def bare(rows: Iterable[Row]) -> list[str]:
    """Items nobody has looked at."""
    return [row.item for row in rows if row.bare]


def by_post(looks: Iterable[Seen]) -> dict[UUID, set[str]]:
    """Post → items looked at for it."""
    found: dict[UUID, set[str]] = {}
    for look in looks:
        if look.post is not None:
            found.setdefault(look.post, set()).add(look.item)
    return found
