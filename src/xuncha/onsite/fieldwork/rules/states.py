"""States of an interview, a request for material, and of visits and sittings, with the owner of each."""

from collections.abc import Mapping
from enum import StrEnum


class InterviewState(StrEnum):
    """Planned, being written down, written and waiting for the person heard, and its two ends."""

    PLANNED = "planned"
    RECORDING = "recording"
    HELD = "held"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


INTERVIEW_TRANSITIONS: Mapping[InterviewState, frozenset[InterviewState]] = {
    InterviewState.PLANNED: frozenset(
        {InterviewState.RECORDING, InterviewState.HELD, InterviewState.CANCELLED}
    ),
    InterviewState.RECORDING: frozenset({InterviewState.HELD}),
    InterviewState.HELD: frozenset({InterviewState.CONFIRMED, InterviewState.REFUSED}),
    InterviewState.CONFIRMED: frozenset(),
    InterviewState.REFUSED: frozenset(),
    InterviewState.CANCELLED: frozenset(),
}

INTERVIEW_OWNERS: Mapping[InterviewState, str] = {
    InterviewState.PLANNED: "interviewers",
    InterviewState.RECORDING: "interviewers",
    InterviewState.HELD: "person heard, with the interviewers",
    InterviewState.CONFIRMED: "",
    InterviewState.REFUSED: "",
    InterviewState.CANCELLED: "",
}

# Words may change until the person heard has confirmed them or refused.
WRITTEN_IN = frozenset({InterviewState.RECORDING, InterviewState.HELD})
# Counted as an interview: the person heard confirmed the record, or the refusal was noted.
COUNTED = frozenset({InterviewState.CONFIRMED, InterviewState.REFUSED})
UNFINISHED = frozenset({InterviewState.PLANNED, InterviewState.RECORDING, InterviewState.HELD})


class RequestState(StrEnum):
    DRAFTED = "drafted"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


REQUEST_TRANSITIONS: Mapping[RequestState, frozenset[RequestState]] = {
    RequestState.DRAFTED: frozenset({RequestState.APPROVED, RequestState.SENT_BACK, RequestState.WITHDRAWN}),
    RequestState.SENT_BACK: frozenset({RequestState.DRAFTED, RequestState.WITHDRAWN}),
    RequestState.APPROVED: frozenset({RequestState.SENT, RequestState.WITHDRAWN}),
    RequestState.SENT: frozenset({RequestState.RECEIVED}),
    RequestState.RECEIVED: frozenset({RequestState.RETURNED}),
    RequestState.RETURNED: frozenset(),
    RequestState.WITHDRAWN: frozenset(),
}

REQUEST_OWNERS: Mapping[RequestState, str] = {
    RequestState.DRAFTED: "lead",
    RequestState.SENT_BACK: "drafter",
    RequestState.APPROVED: "team",
    RequestState.SENT: "team",
    RequestState.RECEIVED: "team",
    RequestState.RETURNED: "",
    RequestState.WITHDRAWN: "",
}


def interview_may_move(current: InterviewState, wanted: InterviewState) -> bool:
    """Whether the table has this step."""
    return wanted in INTERVIEW_TRANSITIONS[current]


def request_may_move(current: RequestState, wanted: RequestState) -> bool:
    """Whether the table has this step."""
    return wanted in REQUEST_TRANSITIONS[current]


class Way(StrEnum):
    """How the person heard confirmed: ink on every printed page, or page by page on the screen."""

    PAPER = "paper"
    SCREEN = "screen"


class Unit(StrEnum):
    """Units of materials. Counted apart, never added to one another."""

    SHEET_SET = "份"
    VOLUME = "册"
    BOOK = "本"


class Wanted(StrEnum):
    ORIGINAL = "original"
    COPY = "copy"


class Direction(StrEnum):
    """A handover slip: to the team, or back to the body."""

    IN = "in"
    OUT = "out"


class OutingState(StrEnum):
    """What a visit and a sitting share: planned, then held, or cancelled with a reason."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


OUTING_TRANSITIONS: Mapping[OutingState, frozenset[OutingState]] = {
    OutingState.PLANNED: frozenset({OutingState.HELD, OutingState.CANCELLED}),
    OutingState.HELD: frozenset(),
    OutingState.CANCELLED: frozenset(),
}

OUTING_OWNERS: Mapping[OutingState, str] = {
    OutingState.PLANNED: "those who go",
    OutingState.HELD: "",
    OutingState.CANCELLED: "",
}


def outing_may_move(current: OutingState, wanted: OutingState) -> bool:
    """Whether the table has this step."""
    return wanted in OUTING_TRANSITIONS[current]


class VisitKind(StrEnum):
    """Where the team went. Visits to a household are counted among all visits and once more apart."""

    UNIT = "unit"
    HOUSEHOLD = "household"
    PEOPLE = "people"


class SittingKind(StrEnum):
    """What the team listened to: reports made to it, a forum it called, a meeting of the body it sat in on."""

    REPORT = "report"
    SPECIAL_REPORT = "special_report"
    FORUM = "forum"
    ATTENDANCE = "attendance"


# The figure `hearings`: reports heard, special ones of departments included.
HEARINGS = frozenset({SittingKind.REPORT, SittingKind.SPECIAL_REPORT})


class FormKind(StrEnum):
    """Forms handed out to many: a questionnaire, or the form on which a body's people assess their leading group."""

    QUESTIONNAIRE = "questionnaire"
    ASSESSMENT = "assessment"


class ProblemState(StrEnum):
    """A practical problem of the people: noted, solved by a body, checked by another person; or dropped with a reason."""

    NOTED = "noted"
    SOLVED = "solved"
    CHECKED = "checked"
    DROPPED = "dropped"


PROBLEM_TRANSITIONS: Mapping[ProblemState, frozenset[ProblemState]] = {
    ProblemState.NOTED: frozenset({ProblemState.SOLVED, ProblemState.DROPPED}),
    ProblemState.SOLVED: frozenset({ProblemState.CHECKED, ProblemState.NOTED, ProblemState.DROPPED}),
    ProblemState.CHECKED: frozenset(),
    ProblemState.DROPPED: frozenset(),
}

PROBLEM_OWNERS: Mapping[ProblemState, str] = {
    ProblemState.NOTED: "team or office",
    ProblemState.SOLVED: "another person of the team or office",
    ProblemState.CHECKED: "",
    ProblemState.DROPPED: "",
}


def problem_may_move(current: ProblemState, wanted: ProblemState) -> bool:
    """Whether the table has this step."""
    return wanted in PROBLEM_TRANSITIONS[current]
