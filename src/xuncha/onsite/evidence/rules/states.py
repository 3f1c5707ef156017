"""States of an item and of a citation. An item is superseded, never replaced and never removed."""

from collections.abc import Mapping
from enum import StrEnum


class ItemState(StrEnum):
    CURRENT = "current"
    SUPERSEDED = "superseded"


TRANSITIONS: Mapping[ItemState, frozenset[ItemState]] = {
    ItemState.CURRENT: frozenset({ItemState.SUPERSEDED}),
    ItemState.SUPERSEDED: frozenset(),
}

OWNERS: Mapping[ItemState, str] = {ItemState.CURRENT: "team", ItemState.SUPERSEDED: ""}


def may_move(current: ItemState, wanted: ItemState) -> bool:
    """Whether the table has this step."""
    return wanted in TRANSITIONS[current]


class CitationState(StrEnum):
    STANDING = "standing"
    WITHDRAWN = "withdrawn"


CITATION_TRANSITIONS: Mapping[CitationState, frozenset[CitationState]] = {
    CitationState.STANDING: frozenset({CitationState.WITHDRAWN}),
    CitationState.WITHDRAWN: frozenset(),
}

CITATION_OWNERS: Mapping[CitationState, str] = {CitationState.STANDING: "team", CitationState.WITHDRAWN: ""}


class Form(StrEnum):
    """What the team holds: the thing itself, a copy of it, a picture it took, or a record it made."""

    ORIGINAL = "original"
    COPY = "copy"
    PHOTO = "photo"
    RECORD = "record"


class Thing(StrEnum):
    """What a line of custody follows: the original, or the team's copy."""

    ORIGINAL = "original"
    COPY = "copy"


def threads(form: Form) -> tuple[Thing, ...]:
    """Which things have a custody of their own: of a copy both it and the original, wherever that is."""
    return (Thing.ORIGINAL, Thing.COPY) if form == Form.COPY else (Thing.ORIGINAL,)
