"""States of a request and of its steps, and who moves them."""

from collections.abc import Mapping
from enum import StrEnum


class RequestState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class StepState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    RETURNED = "returned"
    DROPPED = "dropped"  # never taken: an earlier step returned the request, or it was withdrawn


REQUEST_TRANSITIONS: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.OPEN: frozenset({RequestState.APPROVED, RequestState.RETURNED, RequestState.WITHDRAWN}),
    RequestState.APPROVED: frozenset(),
    RequestState.RETURNED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}

STEP_TRANSITIONS: Mapping[StepState, frozenset[StepState]] = {
    StepState.WAITING: frozenset({StepState.APPROVED, StepState.RETURNED, StepState.DROPPED}),
    StepState.APPROVED: frozenset(),
    StepState.RETURNED: frozenset(),
    StepState.DROPPED: frozenset(),
}

# Who moves a request into a state.
OWNERS: Mapping[RequestState, str] = {
    RequestState.APPROVED: "role of the last step, or the office from the signed paper",
    RequestState.RETURNED: "role of the step, or the office from the signed paper",
    RequestState.WITHDRAWN: "who opened it, or the office head",
}


def may_move(source: RequestState, target: RequestState) -> bool:
    return target in REQUEST_TRANSITIONS[source]


def may_step(source: StepState, target: StepState) -> bool:
    return target in STEP_TRANSITIONS[source]
