"""The top bar: sections each role sees, and the number of matters that wait."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Role

from .routes import may_open


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    label: str | Promise
    url_name: str
    roles: frozenset[Role]
    order: int
    key: str
    rooms: frozenset[str]
    door: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    count: Callable[[Actor], int]
    url_name: str


_sections: dict[str, Section] = {}
_waiting: dict[str, Waiting] = {}


def section(
    code: str,
    label: str | Promise,
    url_name: str,
    *,
    roles: Iterable[Role],
    order: int,
    key: str = "",
    rooms: Iterable[str] = (),
    door: bool = False,
) -> None:
    """Register an entry of the top bar. It is lit on pages of `rooms` (default: the room of its page).

    `key` is the letter after `g`; `door` puts it on the bar of the inspected body's door instead.
    """
    if code in _sections:
        raise ValueError(f"section registered twice: {code}")
    lit = frozenset(rooms) or frozenset({url_name.partition(":")[0]})
    _sections[code] = Section(code, label, url_name, frozenset(roles), order, key, lit, door)


def sections_for(actor: Actor, *, door: bool = False) -> list[Section]:
    """Entries this person sees, in order."""
    seen = (s for s in _sections.values() if s.door == door and actor.holds(s.roles))
    return sorted(seen, key=lambda s: (s.order, s.code))


def known_sections() -> dict[str, Section]:
    return dict(_sections)


def waiting(*, count: Callable[[Actor], int], url_name: str) -> None:
    """Register a room that knows how many matters wait for a person; the first one's page is opened."""
    _waiting[url_name] = Waiting(count, url_name)


def waiting_for(actor: Actor) -> tuple[int, str]:
    """How many matters wait for this person, and the page that lists them (the first that has any)."""
    total, page = 0, ""
    for w in _waiting.values():
        if not may_open(w.url_name, actor):
            continue
        n = w.count(actor)
        total += n
        if may_open(w.url_name, actor) and (not page or (n and total == n)):
            page = w.url_name
    return total, reverse(page) if page else ""
