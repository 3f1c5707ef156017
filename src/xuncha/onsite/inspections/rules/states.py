"""States of an inspection and of a point, and who owns each step."""

from collections.abc import Mapping
from enum import StrEnum


class Stage(StrEnum):
    """The ten stages of an inspection, in order; what they are called and what their gates ask is the rule set's."""

    PREPARED = "prepared"
    ENTERED = "entered"
    ON_SITE = "on_site"
    LEFT = "left"
    REPORTING = "reporting"
    DECIDED = "decided"
    FED_BACK = "fed_back"
    RECTIFYING = "rectifying"
    ASSESSED = "assessed"
    FILED = "filed"


ORDER: tuple[Stage, ...] = tuple(Stage)

TRANSITIONS: Mapping[Stage, frozenset[Stage]] = {
    stage: frozenset(ORDER[n + 1 : n + 2]) for n, stage in enumerate(ORDER)
}

# Who opens the gate into a stage: the lead while the team works, the office from the decision on.
OWNERS: Mapping[Stage, str] = {
    Stage.PREPARED: "",
    Stage.ENTERED: "lead",
    Stage.ON_SITE: "lead",
    Stage.LEFT: "lead",
    Stage.REPORTING: "lead",
    Stage.DECIDED: "office",
    Stage.FED_BACK: "office",
    Stage.RECTIFYING: "office",
    Stage.ASSESSED: "office",
    Stage.FILED: "office",
}


def may_move(current: Stage, wanted: Stage) -> bool:
    """Whether the table has this step."""
    return wanted in TRANSITIONS[current]


def next_stage(stage: Stage) -> Stage | None:
    """The stage after this one; None after the last."""
    return next(iter(TRANSITIONS[stage]), None)


def reached(stage: Stage, wanted: Stage) -> bool:
    """Whether an inspection at `stage` has come as far as `wanted`."""
    return ORDER.index(stage) >= ORDER.index(wanted)


class PointState(StrEnum):
    OPEN = "open"
    SETTLED = "settled"


POINT_TRANSITIONS: Mapping[PointState, frozenset[PointState]] = {
    PointState.OPEN: frozenset({PointState.SETTLED}),
    PointState.SETTLED: frozenset(),
}

POINT_OWNERS: Mapping[PointState, str] = {PointState.OPEN: "team", PointState.SETTLED: ""}


class ResolutionState(StrEnum):
    """What a meeting decided: to be done by somebody until a day, done, or nothing to follow."""

    OPEN = "open"
    DONE = "done"
    NOTED = "noted"


RESOLUTION_TRANSITIONS: Mapping[ResolutionState, frozenset[ResolutionState]] = {
    ResolutionState.OPEN: frozenset({ResolutionState.DONE}),
    ResolutionState.DONE: frozenset(),
    ResolutionState.NOTED: frozenset(),
}

RESOLUTION_OWNERS: Mapping[ResolutionState, str] = {
    ResolutionState.OPEN: "owner",
    ResolutionState.DONE: "",
    ResolutionState.NOTED: "",
}


class PointResult(StrEnum):
    """How a point ended. A point is a thread to follow: none of these is a finding."""

    CLEARED = "cleared"
    WORKPAPER = "workpaper"
    PASSED_ON = "passed_on"
    NOT_ESTABLISHED = "not_established"


# Points come from the briefings before entry until the last day on site; they are settled before the team writes.
POINTS_NOTED_IN = frozenset({Stage.PREPARED, Stage.ENTERED, Stage.ON_SITE})
POINTS_SETTLED_IN = POINTS_NOTED_IN | {Stage.LEFT}
ENTRY_MEETING_IN = frozenset({Stage.ENTERED})
