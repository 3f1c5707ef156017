from collections.abc import Mapping
from enum import StrEnum


class ReportState(StrEnum):
    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    DECIDED = "decided"
    RETURNED = "returned"


REPORT_TRANSITIONS: Mapping[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFTING: frozenset({ReportState.SUBMITTED}),
    ReportState.SUBMITTED: frozenset({ReportState.DECIDED, ReportState.RETURNED}),
    ReportState.RETURNED: frozenset({ReportState.SUBMITTED}),
    ReportState.DECIDED: frozenset(),
}

REPORT_OWNERS: Mapping[ReportState, str] = {
    ReportState.DRAFTING: "team",
    ReportState.SUBMITTED: "approvers",
    ReportState.RETURNED: "team",
    ReportState.DECIDED: "",
}

WRITABLE = frozenset({ReportState.DRAFTING, ReportState.RETURNED})


class FeedbackState(StrEnum):
    PREPARED = "prepared"
    DELIVERED = "delivered"
    SIGNED_FOR = "signed_for"


FEEDBACK_TRANSITIONS: Mapping[FeedbackState, frozenset[FeedbackState]] = {
    FeedbackState.PREPARED: frozenset({FeedbackState.DELIVERED}),
    FeedbackState.DELIVERED: frozenset({FeedbackState.SIGNED_FOR}),
    FeedbackState.SIGNED_FOR: frozenset(),
}

FEEDBACK_OWNERS: Mapping[FeedbackState, str] = {
    FeedbackState.PREPARED: "team",
    FeedbackState.DELIVERED: "body",
    FeedbackState.SIGNED_FOR: "",
}


def report_may_go(state: ReportState, to: ReportState) -> bool:
    return to in REPORT_TRANSITIONS[state]


def feedback_may_go(state: FeedbackState, to: FeedbackState) -> bool:
    return to in FEEDBACK_TRANSITIONS[state]
