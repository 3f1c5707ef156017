"""期限的暂停和延长 — how many more units a period runs for what was recorded: pauses are not counted, extensions added."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ChangeKind(StrEnum):
    PAUSE = "pause"
    EXTENSION = "extension"


@dataclass(frozen=True, slots=True)
class Change:
    """A pause from a day to the day it went on again (None while it lasts), or an extension by an amount."""

    kind: ChangeKind
    since: date
    until: date | None = None
    amount: int = 0


def not_counted(change: Change, working: Callable[[date, date], int] | None) -> int:
    """Days of an ended pause: from its first day to the day before it went on; days worked alone where `working` counts."""
    if change.kind != ChangeKind.PAUSE or change.until is None:
        return 0
    last = change.until - timedelta(days=1)
    return working(change.since, last) if working else (change.until - change.since).days


def more(changes: Sequence[Change], working: Callable[[date, date], int] | None) -> tuple[int, int]:
    """Units added by extensions, and units left out by pauses."""
    return (
        sum(c.amount for c in changes if c.kind == ChangeKind.EXTENSION),
        sum(not_counted(c, working) for c in changes),
    )
