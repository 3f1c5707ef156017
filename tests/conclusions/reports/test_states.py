from itertools import product

import pytest

from xuncha.conclusions.reports.rules.states import (
    FEEDBACK_OWNERS,
    FEEDBACK_TRANSITIONS,
    REPORT_OWNERS,
    REPORT_TRANSITIONS,
    FeedbackState,
    ReportState,
    feedback_may_go,
    report_may_go,
)

REPORT = {
    ("drafting", "submitted"),
    ("submitted", "decided"),
    ("submitted", "returned"),
    ("returned", "submitted"),
}
FEEDBACK = {("prepared", "delivered"), ("delivered", "signed_for")}


@pytest.mark.parametrize(("state", "to"), list(product(ReportState, ReportState)))
def test_every_pair_of_a_report(state, to):
    assert report_may_go(state, to) == ((str(state), str(to)) in REPORT)


@pytest.mark.parametrize(("state", "to"), list(product(FeedbackState, FeedbackState)))
def test_every_pair_of_a_feedback(state, to):
    assert feedback_may_go(state, to) == ((str(state), str(to)) in FEEDBACK)


def test_every_state_has_an_owner():
    assert set(REPORT_TRANSITIONS) == set(REPORT_OWNERS) == set(ReportState)
    assert set(FEEDBACK_TRANSITIONS) == set(FEEDBACK_OWNERS) == set(FeedbackState)
