"""What may be searched. Every entry carries the rights that open it; a person's own rights are terms of the search."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise

from xuncha.foundation.terms import Actor

LIMIT = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing found. `rights`: `office`, `team:<id>`, `body:<id>`, `role:<role>`; any one of them opens it."""

    title: str | Promise
    href: str
    number: str = ""
    note: str | Promise = ""
    rights: frozenset[str] = field(default_factory=frozenset)


Find = Callable[[str, Actor], Iterable[Entry]]


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    label: str | Promise
    find: Find


@dataclass(frozen=True, slots=True)
class Found:
    kind: Kind
    entries: tuple[Entry, ...]


_kinds: dict[str, Kind] = {}


def register(code: str, label: str | Promise, *, find: Find) -> None:
    """Register a kind of thing. `find(words, actor)` may return more than the actor may see; rights decide."""
    if code in _kinds:
        raise ValueError(f"search kind registered twice: {code}")
    _kinds[code] = Kind(code, label, find)


def known_kinds() -> dict[str, Kind]:
    return dict(_kinds)


def rights_of(actor: Actor) -> frozenset[str]:
    """The terms a person's search is narrowed by."""
    terms = {f"role:{g.role}" for g in actor.grants}
    terms |= {f"{g.scope.kind.rpartition('.')[2]}:{g.scope.id}" for g in actor.grants if g.scope is not None}
    if actor.is_office:
        terms.add("office")
    return frozenset(terms)


def search(words: str, actor: Actor) -> list[Found]:
    """What the words find and the actor's rights open, by kind; at most `LIMIT` of each."""
    words = words.strip()
    if not words:
        return []
    mine = rights_of(actor)
    found = []
    for kind in _kinds.values():
        seen = (e for e in kind.find(words, actor) if e.rights & mine)
        entries = tuple(e for e, _ in zip(seen, range(LIMIT), strict=False))
        if entries:
            found.append(Found(kind, entries))
    return found
