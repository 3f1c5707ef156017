"""What of a member's work is still open: rooms above say what they keep in people's hands, and how it changes hands.

Registered in `apps.ready()`. Asked when a member is called home: nothing open may be left in hands that are gone.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Ref


@dataclass(frozen=True, slots=True)
class InHand:
    """One open thing, by its number: what it says is read where it belongs, by who may know it."""

    kind: str
    number: str
    ref: Ref


OpenOf = Callable[[UUID, UUID], Iterable[tuple[str, Ref]]]
"""(team, person) → number and reference of what is open."""

TakeOver = Callable[[Actor, UUID, UUID, UUID], None]
"""(by, team, who leaves, who takes over): an action of the room above, inside the one that calls home."""


@dataclass(frozen=True, slots=True)
class _Hold:
    label: str | Promise
    open_of: OpenOf
    take_over: TakeOver
    order: int


_holds: dict[str, _Hold] = {}


def in_hands(code: str, label: str | Promise, *, open_of: OpenOf, take_over: TakeOver, order: int) -> None:
    """Register a kind of work that members have in hand."""
    if code in _holds:
        raise ValueError(f"work in hand registered twice: {code}")
    _holds[code] = _Hold(label, open_of, take_over, order)


def open_work(team: UUID, person: UUID) -> list[InHand]:
    """Everything open in a member's hands for this team, kind by kind."""
    return [
        InHand(str(hold.label), number, ref)
        for hold in sorted(_holds.values(), key=lambda h: h.order)
        for number, ref in hold.open_of(team, person)
    ]


def pass_on(by: Actor, team: UUID, leaving: UUID, successor: UUID) -> None:
    """Let every kind of which something is open change hands."""
    for hold in sorted(_holds.values(), key=lambda h: h.order):
        if any(True for _ in hold.open_of(team, leaving)):
            hold.take_over(by, team, leaving, successor)
