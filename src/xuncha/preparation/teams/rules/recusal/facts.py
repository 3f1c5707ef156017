"""What the rules are told about a person and a target, and what they answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

Until = date | None
"""The day something ended, which still belongs to it; None: it still is so."""


class Reach(StrEnum):
    """How far a rule looks from the target: the body itself is always in."""

    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Served:
    """A post held at a body; `since` None: not known from when. `source` says where it stands written."""

    body: UUID | None
    body_name: str
    post: str
    since: date | None
    until: Until
    source: str


@dataclass(frozen=True, slots=True)
class KinServed:
    """A relative who serves at a body. Sealed: whoever sees the hit sees only the lock."""

    relation: str
    body: UUID | None
    body_name: str
    post: str
    since: date | None
    until: Until
    source: str


@dataclass(frozen=True, slots=True)
class Home:
    """A home place: `line` holds the body and all above it where the register knows it, else only the words."""

    place: str
    line: frozenset[UUID]
    source: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A business tie with a body, or a matter of it handled in the past."""

    body: UUID | None
    body_name: str
    what: str
    since: date | None
    until: Until
    source: str


@dataclass(frozen=True, slots=True)
class Objected:
    """The inspected body asked for this person's recusal."""

    target: UUID
    letter: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Candidate:
    """Everything known of a person that can matter, and the role meant for them."""

    role: str
    served: Sequence[Served] = ()
    kin: Sequence[KinServed] = ()
    homes: Sequence[Home] = ()
    ties: Sequence[Tie] = ()
    handled: Sequence[Tie] = ()
    objections: Sequence[Objected] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """A target as the rules see it, on the days of its batch.

    `same`: the body and all it was merged from or into; `names`: every name these ever had, for careers that name a
    body the register does not key; `township`: the town it is or lies in, with its names.
    """

    target: UUID
    body: UUID
    kind: str
    begins: date
    ends: date
    same: frozenset[UUID]
    below: frozenset[UUID] = frozenset()
    above: frozenset[UUID] = frozenset()
    names: frozenset[str] = frozenset()
    township: UUID | None = None
    township_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the rule set: its id there, whom it binds, whether it leaves room for a decision, its figures."""

    code: str
    clause: str
    forced: bool = False
    roles: frozenset[str] = frozenset()
    reach: frozenset[str] = frozenset({Reach.BELOW})
    within_years: int = 0
    longer_than_years: int = 0
    relations: frozenset[str] = frozenset()
    body_kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that applies: on which fact, from which source, until when (None: no end known)."""

    rule: str
    clause: str
    forced: bool
    source: str
    fact: dict[str, Any] = field(hash=False)
    free_from: date | None = None
    sealed: bool = False


def via(body: UUID | None, body_name: str, sought: Sought, reach: frozenset[str]) -> str:
    """How a body belongs to the target within this reach: same, below, above, name; empty where it does not."""
    if body is None:
        return "name" if body_name and body_name in sought.names else ""
    if body in sought.same:
        return "same"
    if Reach.BELOW in reach and body in sought.below:
        return "below"
    return "above" if Reach.ABOVE in reach and body in sought.above else ""


def during(since: date | None, until: Until, sought: Sought) -> bool:
    """Whether a span touches the days of the batch; both its days belong to the batch."""
    return (since is None or since <= sought.ends) and (until is None or until >= sought.begins)


def written(since: date | None, until: Until) -> dict[str, str]:
    """Dates of a fact as they are kept with a hit; empty where not known or still running."""
    return {"since": since.isoformat() if since else "", "until": until.isoformat() if until else ""}
