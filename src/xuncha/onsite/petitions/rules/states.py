"""States of a petition, who owns each, and the words a petition is told in."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Registered, in scope or not, with somebody or passed on, settled, and its two ends."""

    REGISTERED = "registered"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    OUT_OF_SCOPE = "out_of_scope"
    PASSED_ON = "passed_on"
    SETTLED = "settled"
    CLOSED = "closed"
    LINKED = "linked"


TRANSITIONS: Mapping[State, frozenset[State]] = {
    State.REGISTERED: frozenset({State.ACCEPTED, State.OUT_OF_SCOPE, State.LINKED}),
    State.ACCEPTED: frozenset({State.ASSIGNED, State.OUT_OF_SCOPE, State.LINKED, State.SETTLED}),
    State.ASSIGNED: frozenset({State.OUT_OF_SCOPE, State.LINKED, State.SETTLED}),
    State.OUT_OF_SCOPE: frozenset({State.PASSED_ON, State.ACCEPTED, State.LINKED}),
    State.PASSED_ON: frozenset({State.OUT_OF_SCOPE, State.SETTLED}),
    State.SETTLED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.LINKED: frozenset(),
}

OWNERS: Mapping[State, str] = {
    State.REGISTERED: "clerk",
    State.ACCEPTED: "lead",
    State.ASSIGNED: "handlers",
    State.OUT_OF_SCOPE: "clerk",
    State.PASSED_ON: "receiver, followed by the clerk",
    State.SETTLED: "clerk",
    State.CLOSED: "",
    State.LINKED: "",
}

UNDECIDED = frozenset({State.REGISTERED, State.ACCEPTED, State.ASSIGNED, State.OUT_OF_SCOPE})
"""While one of these stands, the team does not leave."""

ENDED = frozenset({State.CLOSED, State.LINKED})


def may_move(current: State, wanted: State) -> bool:
    """Whether the table has this step."""
    return wanted in TRANSITIONS[current]


class Channel(StrEnum):
    """How a petition came. What the team was told among the people (走访) came by no channel of the notice."""

    LETTER = "letter"
    CALL = "call"
    CALLER = "caller"
    ONLINE = "online"
    MET = "met"


OF_THE_NOTICE = (Channel.LETTER, Channel.CALL, Channel.CALLER, Channel.ONLINE)


class Sort(StrEnum):
    """What kind of petition it is; an appeal is a wish for something, never a finding."""

    ACCUSATION = "accusation"
    SUGGESTION = "suggestion"
    APPEAL = "appeal"
    OTHER = "other"


class Tie(StrEnum):
    """How a petition hangs on an earlier one: the same people again, or others in the same matter."""

    REPEAT = "repeat"
    SAME_MATTER = "same_matter"


class Came(StrEnum):
    """What came of a petition."""

    POINT = "point"
    CLUE_HINT = "clue_hint"
    SPOT = "spot"
    NOTHING = "nothing"


class Answered(StrEnum):
    """What a receiver sent back."""

    CLOSED = "closed"
    NOT_THEIRS = "not_theirs"


class Level(StrEnum):
    """Whom a petition concerns that the office itself may not read."""

    COUNTY_LEADERS = "county_leaders"
    TEAM = "team"
    OFFICE = "office"


class Keeper(StrEnum):
    """Who keeps a petition set apart. Values are roles."""

    OFFICE_HEAD = "office_head"
    LEADING_GROUP = "leading_group"
    SECRETARY = "secretary"


class Part(StrEnum):
    """What a scanned page is of."""

    ENVELOPE = "envelope"
    PAGE = "page"
    OTHER = "other"


RECEIVERS = (
    "discipline",
    "organisation",
    "government",
    "department",
    "judiciary",
    "politics_law",
    "audit",
    "petition",
    "town",
    "body",
    "higher",
)
"""Kinds of receiver, in the words of the published rounds; `body` is the inspected one."""
