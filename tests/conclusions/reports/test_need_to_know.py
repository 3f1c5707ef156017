"""`obj in visible_to(p)` exactly when `can_view(p, obj)`, for everybody of the cast and every state."""

import pytest

from tests.factories import reports
from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Feedback, Report

STATES = ["drafted", "submitted", "returned", "decided"]


@pytest.mark.parametrize("state", STATES)
def test_reports(cast, inspection, state):
    made = getattr(reports, state)(cast, inspection)
    report = Report.objects.select_related("inspection").get(id=made.id)
    for who in cast.everyone:
        known = queries.visible_to(who.actor).filter(id=report.id).exists()
        assert known == policies.can_view(who.actor, report), who.actor.name
    assert not queries.visible_to(cast.stranger.actor).exists()
    assert not queries.visible_to(cast.body_liaison.actor).exists()
    assert queries.visible_to(cast.office.actor).exists() == (state != "drafted")
    assert queries.visible_to(cast.secretary.actor).exists() == (state in ("submitted", "decided"))


@pytest.mark.parametrize("state", ["prepared", "delivered", "signed_for"])
def test_feedback(cast, inspection, state):
    made = getattr(reports, state)(cast, inspection)
    feedback = Feedback.objects.select_related("inspection").get(id=made.id)
    told = frozenset(feedback.receipts.values_list("body_id", flat=True))
    for who in cast.everyone:
        known = queries.feedback_visible_to(who.actor).filter(id=feedback.id).exists()
        assert known == policies.can_view_feedback(who.actor, feedback, told), who.actor.name
    assert not queries.feedback_visible_to(cast.stranger.actor).exists()
    assert queries.feedback_visible_to(cast.body_liaison.actor).exists() == (state != "prepared")
