"""What is read out once an opening is journalled: plain values, for one page, never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from xuncha.conclusions.clues.models import Clue, ClueItem
from xuncha.conclusions.clues.rules.content import Said
from xuncha.foundation.keys.fields import open_text
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Ref


@dataclass(frozen=True, slots=True)
class Line:
    """One dated thing about a clue, in its own words."""

    on: date
    who: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A clue, open."""

    said: Said
    sources: tuple[Ref, ...]
    items: tuple[Line, ...]
    verifications: tuple[Line, ...]
    returns: tuple[Line, ...]
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a transfer list."""

    clue: Clue
    said: Said


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file released with a clue: which in order, and where its bytes lie."""

    clue: str
    order: int
    file: UUID
    kept_as: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What is packed, opened a moment ago; `mark` is what the journal calls this parcel."""

    letter: Any
    listed: list[Listed]
    files: list[Enclosed]
    public: bytes
    mark: str


def said_of(clue: Clue) -> Said:
    """What it says now: its newest statement."""
    newest = clue.statements.order_by("-order").first()
    return Said.read(open_text(newest, "sealed", CLUES_SCOPE))


def listed(clues: Sequence[Clue], *, with_origin: bool) -> list[Listed]:
    """What each says now, without where it came from unless that is released."""
    said = [(clue, said_of(clue)) for clue in clues]
    return [Listed(clue, it if with_origin else it.without_origin()) for clue, it in said]


def item_text(item: ClueItem) -> str:
    return open_text(item, "sealed", CLUES_SCOPE)


def source_of(item: ClueItem) -> Ref | None:
    text = open_text(item, "source_sealed", CLUES_SCOPE)
    return Ref.parse(text) if text else None


def opened(clue: Clue) -> Opened:
    """Everything sealed of a clue."""
    items = list(clue.items.select_related("noted_by"))
    sources = [Ref.parse(open_text(s, "sealed", CLUES_SCOPE)) for s in clue.sources.all()]
    sources += [s for i in items if (s := source_of(i)) is not None]
    return Opened(
        said=said_of(clue),
        sources=tuple(dict.fromkeys(sources)),
        items=tuple(Line(i.noted_on, i.noted_by.name, i.number, item_text(i)) for i in items),
        verifications=tuple(
            Line(v.on, v.by_person.name, str(v.get_outcome_display()), open_text(v, "sealed", CLUES_SCOPE))
            for v in clue.verifications.select_related("by_person")
        ),
        returns=tuple(
            Line(r.on, clue.receiver_name, "", open_text(r, "sealed", CLUES_SCOPE))
            for r in clue.returns.all()
        ),
        files={str(f.id): open_text(f, "title", CLUES_SCOPE) for f in clue.files.all()},
    )
