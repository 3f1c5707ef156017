from collections.abc import Mapping
from enum import StrEnum


class LoanState(StrEnum):
    """Where a wish to borrow a volume is: asked, lent or refused, given back."""

    ASKED = "asked"
    LENT = "lent"
    REFUSED = "refused"
    RETURNED = "returned"


TRANSITIONS: Mapping[LoanState, frozenset[LoanState]] = {
    LoanState.ASKED: frozenset({LoanState.LENT, LoanState.REFUSED}),
    LoanState.LENT: frozenset({LoanState.RETURNED}),
    LoanState.REFUSED: frozenset(),
    LoanState.RETURNED: frozenset(),
}

# Who has it in hand.
OWNERS: Mapping[LoanState, str] = {
    LoanState.ASKED: "office_head",
    LoanState.LENT: "borrower",
    LoanState.REFUSED: "",
    LoanState.RETURNED: "",
}


def may_go(state: LoanState, to: LoanState) -> bool:
    """Whether the table knows this step."""
    return to in TRANSITIONS[state]
