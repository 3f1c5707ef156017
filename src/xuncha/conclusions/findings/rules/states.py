from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a working paper is. The owner of each state stands in OWNERS."""

    DRAFT = "draft"
    UNDERTAKERS = "undertakers"
    DEPUTY = "deputy"
    LEAD = "lead"
    SIGNED = "signed"
    JUDGED = "judged"
    RETURNED = "returned"
    RESHAPED = "reshaped"


# From each state: where it may go. A signature moves on, a return or a change moves back; judged is the end, and so is
# being merged or split: the papers it became go on, this one stays as it was.
TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.UNDERTAKERS, State.RESHAPED}),
    State.UNDERTAKERS: frozenset({State.DEPUTY, State.LEAD, State.RETURNED, State.DRAFT, State.RESHAPED}),
    State.DEPUTY: frozenset({State.LEAD, State.RETURNED, State.DRAFT, State.RESHAPED}),
    State.LEAD: frozenset({State.SIGNED, State.RETURNED, State.DRAFT, State.RESHAPED}),
    State.SIGNED: frozenset({State.JUDGED, State.RETURNED, State.DRAFT, State.RESHAPED}),
    State.JUDGED: frozenset(),
    State.RETURNED: frozenset({State.UNDERTAKERS, State.DRAFT, State.RESHAPED}),
    State.RESHAPED: frozenset(),
}

# Who has it in hand: the role whose turn it is.
OWNERS: Mapping[State, str] = {
    State.DRAFT: "undertaker",
    State.UNDERTAKERS: "undertaker",
    State.DEPUTY: "deputy",
    State.LEAD: "lead",
    State.SIGNED: "lead",
    State.JUDGED: "",
    State.RETURNED: "undertaker",
    State.RESHAPED: "",
}

OPEN = frozenset({State.DRAFT, State.RETURNED})  # written on freely, nobody has signed
UNDER_SIGNATURE = frozenset({State.UNDERTAKERS, State.DEPUTY, State.LEAD, State.SIGNED})
NUMBERED = frozenset(
    {State.SIGNED, State.JUDGED}
)  # these bear a number; a merged or split one keeps what it had
ENDED = frozenset({State.JUDGED, State.RESHAPED})


def may_go(state: State, to: State) -> bool:
    """Whether the table knows this step."""
    return to in TRANSITIONS[state]


class SheetState(StrEnum):
    """Where a fact sheet is."""

    DRAFT = "draft"
    SENT = "sent"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


# A sheet that went out stays out; only a draft is withdrawn.
SHEET_TRANSITIONS: Mapping[SheetState, frozenset[SheetState]] = {
    SheetState.DRAFT: frozenset({SheetState.SENT, SheetState.WITHDRAWN}),
    SheetState.SENT: frozenset({SheetState.SETTLED}),
    SheetState.SETTLED: frozenset(),
    SheetState.WITHDRAWN: frozenset(),
}

SHEET_OWNERS: Mapping[SheetState, str] = {
    SheetState.DRAFT: "lead",
    SheetState.SENT: "body_liaison",
    SheetState.SETTLED: "",
    SheetState.WITHDRAWN: "",
}

AT_DOOR = frozenset({SheetState.SENT, SheetState.SETTLED})  # exactly these the body knows


def sheet_may_go(state: SheetState, to: SheetState) -> bool:
    return to in SHEET_TRANSITIONS[state]


class OrderState(StrEnum):
    """Where an order to rectify on the spot is: drawn up with its number, sent, signed for; or withdrawn before it went."""

    DRAWN = "drawn"
    SENT = "sent"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


ORDER_TRANSITIONS: Mapping[OrderState, frozenset[OrderState]] = {
    OrderState.DRAWN: frozenset({OrderState.SENT, OrderState.WITHDRAWN}),
    OrderState.SENT: frozenset({OrderState.SIGNED}),
    OrderState.SIGNED: frozenset(),
    OrderState.WITHDRAWN: frozenset(),
}

ORDER_OWNERS: Mapping[OrderState, str] = {
    OrderState.DRAWN: "team",
    OrderState.SENT: "team",
    OrderState.SIGNED: "",
    OrderState.WITHDRAWN: "",
}


def order_may_go(state: OrderState, to: OrderState) -> bool:
    return to in ORDER_TRANSITIONS[state]
