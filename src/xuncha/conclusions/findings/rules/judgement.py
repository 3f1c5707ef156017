"""What the lead gives when judging: one value per outcome, as the team meeting has decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from xuncha.conclusions.clues.rules.content import Pointed


@dataclass(frozen=True, slots=True, kw_only=True)
class AsFinding:
    """A finding. What is None is taken from the paper as it was signed."""

    kind: ClassVar[str] = "finding"
    text: str
    title: str | None = None
    item: str | None = None
    discipline: str | None = None
    field: str | None = None
    spread: str | None = None
    responsible_post: str | None = None
    amount_fen: int | None = None
    persons: int | None = None
    livelihood: bool | None = None
    body: UUID | None = None  # whom it is about, where that is not the inspected body itself


@dataclass(frozen=True, slots=True, kw_only=True)
class AsAdvice:
    """Advice to a department; `to_kind` is a kind of body, `to_name` as the letter will address it."""

    kind: ClassVar[str] = "advice"
    text: str
    to_kind: str
    to_name: str
    to_body: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsSpot:
    """Rectification on the spot, ordered on `ordered_on`."""

    kind: ClassVar[str] = "spot"
    text: str
    ordered_on: date | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEstablished:
    """The matter did not stand; the reasons are kept with it."""

    kind: ClassVar[str] = "not_established"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """Not fed back as a finding, for the reason given; the paper stays on file as it was signed."""

    kind: ClassVar[str] = "set_aside"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AsClue:
    """A pointer to persons, kept in the clues' own room. Beside it stands an outcome that everyone may see.

    It leaves nothing here: no outcome row, no number, no edge. `discipline` and `item` are the paper's where not given.
    """

    kind: ClassVar[str] = "clue"
    outline: str
    persons: Sequence[Pointed]
    level: str
    discipline: str | None = None
    item: str | None = None
    origin: str = ""
    amount_fen: int | None = None
    items: Sequence[UUID] = ()


Given = AsFinding | AsAdvice | AsSpot | NotEstablished | SetAside | AsClue
