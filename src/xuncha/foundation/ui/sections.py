"""The top bar: sections each role sees, and the number of matters that wait."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value
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
    rows: Callable[[Actor], Sequence[QuerySet[Any]]]
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


def waiting(*, rows: Callable[[Actor], Sequence[QuerySet[Any]]], url_name: str) -> None:
    """Register a room that knows which matters wait for a person; the first one's page is opened."""
    _waiting[url_name] = Waiting(rows, url_name)


def waiting_for(actor: Actor) -> tuple[int, str]:
    """How many matters wait for this person, and the page that lists them (the first that has any).

    All rooms are asked in one statement: the number stands on every page.
    """
    asked = [(w.url_name, w.rows(actor)) for w in _waiting.values() if may_open(w.url_name, actor)]
    counted = _counted([(name, rows) for name, found in asked for rows in found])
    page = next((name for name, _ in asked if counted[name]), asked[0][0] if asked else "")
    return counted.total(), reverse(page) if page else ""


def _counted(asked: Sequence[tuple[str, QuerySet[Any]]]) -> Counter[str]:
    named = [
        rows.order_by().annotate(here=Value(name, CharField())).values_list("here", flat=True)
        for name, rows in asked
    ]
    if not named:
        return Counter()
    return Counter(named[0].union(*named[1:], all=True) if named[1:] else named[0])
