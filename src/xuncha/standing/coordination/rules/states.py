from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a letter to an outside body is."""

    DRAFT = "draft"
    SENT = "sent"
    RECEIPTED = "receipted"
    ANSWERED = "answered"
    RETURNED = "returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


# A reply may come before the receipt does; a letter is closed without an answer only with a reason.
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.SENT, State.WITHDRAWN}),
    State.SENT: frozenset({State.RECEIPTED, State.ANSWERED, State.RETURNED, State.CLOSED}),
    State.RECEIPTED: frozenset({State.ANSWERED, State.RETURNED, State.CLOSED}),
    State.ANSWERED: frozenset(),
    State.RETURNED: frozenset(),
    State.CLOSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}

# Who has it in hand.
OWNERS: Mapping[State, str] = {
    State.DRAFT: "sender",
    State.SENT: "receiver",
    State.RECEIPTED: "receiver",
    State.ANSWERED: "",
    State.RETURNED: "",
    State.CLOSED: "",
    State.WITHDRAWN: "",
}

WAITING = frozenset({State.SENT, State.RECEIPTED})
NUMBERED = frozenset(State) - {State.DRAFT, State.WITHDRAWN}


def may_go(state: State, to: State) -> bool:
    """Whether the table knows this step."""
    return to in TRANSITIONS[state]


class BriefingState(StrEnum):
    """Where a partner's briefing is: registered, with a team, given back to who lent it."""

    REGISTERED = "registered"
    HANDED_OVER = "handed_over"
    RECEIPTED = "receipted"
    GIVEN_BACK = "given_back"


BRIEFING_TRANSITIONS: Mapping[BriefingState, frozenset[BriefingState]] = {
    BriefingState.REGISTERED: frozenset({BriefingState.HANDED_OVER, BriefingState.GIVEN_BACK}),
    BriefingState.HANDED_OVER: frozenset({BriefingState.RECEIPTED}),
    BriefingState.RECEIPTED: frozenset({BriefingState.GIVEN_BACK}),
    BriefingState.GIVEN_BACK: frozenset(),
}


def briefing_may_go(state: BriefingState, to: BriefingState) -> bool:
    return to in BRIEFING_TRANSITIONS[state]
