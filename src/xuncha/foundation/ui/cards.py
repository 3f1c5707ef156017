"""What first screens are made of: cards that rooms register, each for its roles."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from xuncha.foundation.terms import Actor, Role
from xuncha.foundation.terms.together import in_step

from .parts import Row, Text

PLACES = ("top", "late", "decide", "main", "side", "next", "door")


@dataclass(frozen=True, slots=True)
class Card:
    """A panel of a first screen. `empty` is the sentence shown instead of rows; `html` a drawn figure."""

    title: Text
    note: Text = ""
    rows: Sequence[Row] = ()
    link: Text = ""
    href: str = ""
    empty: Text = ""
    html: SafeString | None = None
    sub: Text = ""
    beyond: int = 0  # how many more there are than the rows given


@dataclass(frozen=True, slots=True)
class Registered:
    code: str
    roles: frozenset[Role]
    build: Callable[[Actor], Card | None]
    order: int
    wide: bool
    place: str


@dataclass(frozen=True, slots=True)
class Shown:
    code: str
    card: Card
    wide: bool
    place: str


_cards: dict[str, Registered] = {}


def home_card(
    code: str,
    *,
    roles: Iterable[Role],
    build: Callable[[Actor], Card | None],
    order: int = 50,
    wide: bool = False,
    place: str = "main",
) -> None:
    """Register a card; no roles: anyone signed in. `build` returns None where it has nothing to do with this person.

    Places: `late` and `decide` and `next` are merged across rooms into one list each; the others are panels.
    """
    if code in _cards:
        raise ValueError(f"home card registered twice: {code}")
    if place not in PLACES:
        raise ValueError(f"no such place on a first screen: {place}")
    _cards[code] = Registered(code, frozenset(roles), build, order, wide, place)


def cards_for(actor: Actor) -> list[Shown]:
    """The person's cards, in order. What those that are `stepwise` read is one statement a step."""
    own = [
        c
        for c in sorted(_cards.values(), key=lambda c: (c.order, c.code))
        if not c.roles or actor.holds(c.roles)
    ]
    built = in_step((c.build, (actor,)) for c in own)
    return [
        Shown(c.code, card, c.wide, c.place) for c, card in zip(own, built, strict=True) if card is not None
    ]


def known_cards() -> dict[str, Registered]:
    return dict(_cards)


__all__ = ["PLACES", "Card", "Row", "Shown", "cards_for", "home_card", "known_cards"]
