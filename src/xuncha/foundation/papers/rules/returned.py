"""A scanned stack, sorted: which paper each page belongs to, what is missing, old, foreign or cannot be read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seen:
    """A page of the stack at `place` (from 1). Empty `code`: none read. `page` 0: its code does not tell."""

    place: int
    code: str = ""
    edition: int = 0
    page: int = 0
    pages: int = 0
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A paper of ours as the register has it."""

    newest: int
    pages: Mapping[int, int]
    """Page count by edition, where it is known."""
    here: Mapping[int, frozenset[int]]
    """Pages that came back before, by edition."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a person must see to: a code and the pages it is about."""

    code: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sorted:
    """The pages of one edition of one paper in this stack, in page order, as (page, place)."""

    code: str
    edition: int
    order: tuple[tuple[int, int], ...]
    pages: int
    complete: bool
    troubles: tuple[Trouble, ...]


@dataclass(frozen=True, slots=True)
class Sorting:
    papers: tuple[Sorted, ...]
    foreign: tuple[int, ...]
    unread: tuple[int, ...]
    blank: int


def sort_stack(seen: Iterable[Seen], known: Mapping[str, Known]) -> Sorting:
    """Group a stack by paper and edition. Codes not in `known` are foreign; empty backs are only counted."""
    stack = list(seen)
    ours: dict[tuple[str, int], list[Seen]] = defaultdict(list)
    foreign, unread = [], []
    for page in stack:
        if page.code in known and 1 <= page.edition <= known[page.code].newest:
            ours[page.code, page.edition].append(page)
        elif page.code:
            foreign.append(page.place)
        elif not page.blank:
            unread.append(page.place)
    papers = tuple(_one(code, edition, pages, known[code]) for (code, edition), pages in ours.items())
    return Sorting(papers, tuple(foreign), tuple(unread), sum(page.blank for page in stack))


def _one(code: str, edition: int, pages: list[Seen], known: Known) -> Sorted:
    first: dict[int, int] = {}
    twice: list[int] = []
    untold: list[tuple[int, int]] = []
    for seen in pages:
        if seen.page == 0:
            untold.append((0, seen.place))
        elif seen.page in first:
            twice.append(seen.page)
        else:
            first[seen.page] = seen.place
    count = max([*(seen.pages for seen in pages), known.pages.get(edition, 0)])
    here = known.here.get(edition, frozenset()) | first.keys()
    missing = tuple(n for n in range(1, count + 1) if n not in here)
    troubles = [
        Trouble(trouble, tuple(about))
        for trouble, about in (("missing", missing), ("twice", sorted(set(twice))))
        if about
    ]
    if untold:
        troubles.append(Trouble("untold"))
    if edition < known.newest:
        troubles.append(Trouble("older"))
    whole = count > 0 and not missing and edition == known.newest
    return Sorted(code, edition, (*sorted(first.items()), *untold), count, whole, tuple(troubles))
