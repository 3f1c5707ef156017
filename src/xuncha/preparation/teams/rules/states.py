"""States of a team, and of the decision on one member and one target."""

from enum import StrEnum


class TeamState(StrEnum):
    FORMING = "forming"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    AUTHORISED = "authorised"
    DISSOLVED = "dissolved"


TRANSITIONS: dict[TeamState, frozenset[TeamState]] = {
    TeamState.FORMING: frozenset({TeamState.SUBMITTED, TeamState.DISSOLVED}),
    TeamState.SUBMITTED: frozenset({TeamState.AUTHORISED, TeamState.RETURNED}),
    TeamState.RETURNED: frozenset({TeamState.SUBMITTED, TeamState.DISSOLVED}),
    TeamState.AUTHORISED: frozenset({TeamState.DISSOLVED}),
    TeamState.DISSOLVED: frozenset(),
}

OWNERS: dict[TeamState, str] = {
    TeamState.FORMING: "office",
    TeamState.SUBMITTED: "approvers",
    TeamState.RETURNED: "office",
    TeamState.AUTHORISED: "lead",
    TeamState.DISSOLVED: "",
}

OPEN_TO_CHANGE = frozenset({TeamState.FORMING, TeamState.RETURNED})


class Outcome(StrEnum):
    PENDING = "pending"
    MAY_SERVE = "may_serve"
    MUST_RECUSE = "must_recuse"


OUTCOME_TRANSITIONS: dict[Outcome, frozenset[Outcome]] = {
    Outcome.PENDING: frozenset({Outcome.PENDING, Outcome.MAY_SERVE, Outcome.MUST_RECUSE}),
    Outcome.MAY_SERVE: frozenset({Outcome.PENDING, Outcome.MUST_RECUSE}),
    Outcome.MUST_RECUSE: frozenset({Outcome.PENDING, Outcome.MAY_SERVE}),
}

OUTCOME_OWNERS: dict[Outcome, str] = {
    Outcome.PENDING: "office",
    Outcome.MAY_SERVE: "",
    Outcome.MUST_RECUSE: "",
}


class Waits(StrEnum):
    """What a pending decision waits for."""

    NOTHING = ""
    EXAMINATION = "examination"
    DECLARATION = "declaration"
    PROPOSAL = "proposal"
    APPROVAL = "approval"


def may_move(current: TeamState, wanted: TeamState) -> bool:
    """Whether the table of teams has this step."""
    return wanted in TRANSITIONS[current]


def may_turn(current: Outcome, wanted: Outcome) -> bool:
    """Whether the table of decisions has this step."""
    return wanted in OUTCOME_TRANSITIONS[current]
