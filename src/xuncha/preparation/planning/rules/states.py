"""States of an annual plan and of a round: the same road, walked twice; once more for each change of what was approved."""

from enum import StrEnum


class PlanState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"
    CHANGING = "changing"
    CLOSED = "closed"


TRANSITIONS: dict[PlanState, frozenset[PlanState]] = {
    PlanState.DRAFT: frozenset({PlanState.SUBMITTED}),
    PlanState.SUBMITTED: frozenset({PlanState.APPROVED, PlanState.RETURNED}),
    PlanState.RETURNED: frozenset({PlanState.SUBMITTED, PlanState.APPROVED}),
    PlanState.APPROVED: frozenset({PlanState.CHANGING, PlanState.CLOSED}),
    PlanState.CHANGING: frozenset({PlanState.SUBMITTED, PlanState.APPROVED}),
    PlanState.CLOSED: frozenset(),
}

OWNERS: dict[PlanState, str] = {
    PlanState.DRAFT: "office",
    PlanState.SUBMITTED: "approvers",
    PlanState.RETURNED: "office",
    PlanState.APPROVED: "office",
    PlanState.CHANGING: "office",
    PlanState.CLOSED: "",
}

OPEN_TO_CHANGE = frozenset({PlanState.DRAFT, PlanState.RETURNED, PlanState.CHANGING})


def may_move(current: PlanState, wanted: PlanState) -> bool:
    """Whether the table has this step."""
    return wanted in TRANSITIONS[current]
