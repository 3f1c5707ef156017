from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a clue is. The team verifies what it can without investigating; what is more goes to who may."""

    NOTED = "noted"
    VERIFYING = "verifying"
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    SUSPENDED = "suspended"
    READY = "ready"
    TRANSFERRED = "transferred"
    RETURNED = "returned"
    REPORTED = "reported"


# A decision on its disposal may come at once (handed over during the inspection) or after verification.
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.NOTED: frozenset({State.VERIFYING, State.READY}),
    State.VERIFYING: frozenset({State.VERIFIED, State.NOT_VERIFIED, State.SUSPENDED}),
    State.VERIFIED: frozenset({State.VERIFYING, State.READY}),
    State.NOT_VERIFIED: frozenset({State.VERIFYING, State.READY}),
    State.SUSPENDED: frozenset({State.VERIFYING}),
    State.READY: frozenset({State.VERIFYING, State.TRANSFERRED}),
    State.TRANSFERRED: frozenset({State.RETURNED, State.REPORTED}),
    State.RETURNED: frozenset({State.VERIFYING, State.READY}),
    State.REPORTED: frozenset(),
}

# Who has it in hand: the role whose turn it is.
OWNERS: Mapping[State, str] = {
    State.NOTED: "lead",
    State.VERIFYING: "assigned",
    State.VERIFIED: "lead",
    State.NOT_VERIFIED: "lead",
    State.SUSPENDED: "lead",
    State.READY: "office_head",
    State.TRANSFERRED: "receiver",
    State.RETURNED: "office_head",
    State.REPORTED: "",
}

OUTCOMES = frozenset({State.VERIFIED, State.NOT_VERIFIED, State.SUSPENDED})
WRITABLE = frozenset(
    {State.NOTED, State.VERIFYING, State.VERIFIED, State.NOT_VERIFIED, State.SUSPENDED, State.RETURNED}
)
OUT = frozenset({State.TRANSFERRED, State.REPORTED})
UNSENT = frozenset(State) - OUT


def may_go(state: State, to: State) -> bool:
    """Whether the table knows this step."""
    return to in TRANSITIONS[state]


class ItemState(StrEnum):
    """Where a raw note is."""

    NOTED = "noted"
    TAKEN_UP = "taken_up"
    SET_ASIDE = "set_aside"


ITEM_TRANSITIONS: Mapping[ItemState, frozenset[ItemState]] = {
    ItemState.NOTED: frozenset({ItemState.TAKEN_UP, ItemState.SET_ASIDE}),
    ItemState.TAKEN_UP: frozenset(),
    ItemState.SET_ASIDE: frozenset({ItemState.TAKEN_UP}),
}


def item_may_go(state: ItemState, to: ItemState) -> bool:
    return to in ITEM_TRANSITIONS[state]
