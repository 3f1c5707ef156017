"""What makes an edition and a clause acceptable, and which edition was in force."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    valid_from: date | None
    valid_until: date | None


D = TypeVar("D", bound=Dated)


def held_on(edition: Dated, day: date) -> bool | None:
    """Whether the edition was in force on the day; None where its first day is not known and so cannot be said."""
    if edition.valid_until is not None and edition.valid_until < day:
        return False
    if edition.valid_from is None:
        return None
    return edition.valid_from <= day


def in_force_on(editions: Iterable[D], day: date) -> D | None:
    """The youngest edition that was certainly in force; None where there is none or nobody knows."""
    fitting = [e for e in editions if held_on(e, day)]
    return max(fitting, key=lambda e: e.valid_from or date.min, default=None)


def overlap(one: Dated, other: Dated) -> bool:
    """Whether two editions claim the same day. One without a last day gives way to the next; unknown days claim nothing."""
    if one.valid_from is None or other.valid_from is None:
        return False
    first, until, second = min(
        (one.valid_from, one.valid_until, other.valid_from),
        (other.valid_from, other.valid_until, one.valid_from),
        key=lambda spans: spans[0],
    )
    return first == second or (until is not None and second <= until)
