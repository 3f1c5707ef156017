from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .states import SETTLED, ItemState


@dataclass(frozen=True, slots=True)
class Checked:
    """One check of one item: the day it was made, when it was written down, what it found."""

    on: date
    recorded: float
    outcome: ItemState


def is_another_person(checker: str, doers: Collection[str]) -> bool:
    """Proof is checked by a person other than the doer (domain 2.15). Codes of persons."""
    return checker not in doers


def state_on(checks: Sequence[Checked], day: date) -> ItemState | None:
    """What the last check up to the day found; None where no check had settled the item by then.

    A return sends the item back to work: what an earlier check had found stands until another settles it.
    """
    settled = [c for c in checks if c.on <= day and c.outcome in SETTLED]
    return max(settled, key=lambda c: (c.on, c.recorded)).outcome if settled else None


def counts_as_done(state: ItemState | None, counted: Collection[str]) -> bool:
    """Whether the office's own choice of states takes this one in (a setting of the round, printed beside the rate)."""
    return state is not None and state.value in counted


def state_of_step(own: ItemState | None, whole: ItemState | None) -> ItemState | None:
    """A measure or task checked by itself is what that check found; else what the check of its item found."""
    return own if own is not None else whole


WORST_FIRST = (ItemState.NOT_DONE, ItemState.CONTINUING, ItemState.STAGE_DONE, ItemState.DONE)


def state_of_group(states: Iterable[ItemState | None]) -> ItemState | None:
    """A heading is where the worst of what stands under it is; open while anything under it is not settled."""
    found = list(states)
    if None in found:
        return None
    return next((state for state in WORST_FIRST if state in found), None)
