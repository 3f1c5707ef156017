"""Numbered demands of a feedback opinion."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from xuncha.conclusions.reports.models import Feedback, FeedbackDemand
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born


def check_opinion(opinion: str, demands: Sequence[str]) -> None:
    """Raises BadInput where the overall view or every demand is missing."""
    found = []
    if not opinion.strip():
        found.append(Problem("feedback.no_opinion", _("反馈意见没有写总体评价。"), "opinion"))
    if not [d for d in demands if d.strip()]:
        found.append(Problem("feedback.no_demands", _("没有写意见建议，至少一条。"), "demands"))
    if found:
        raise BadInput("feedback.incomplete", problems=found)


def put_demands(feedback: Feedback, by: Actor, demands: Sequence[str]) -> int:
    """Number them from 1 in the order given; what stood before goes (nobody has been told yet)."""
    FeedbackDemand.objects.filter(feedback=feedback).delete()
    written = [d.strip() for d in demands if d.strip()]
    FeedbackDemand.objects.bulk_create(
        FeedbackDemand(**born(by), feedback=feedback, order=n, text=text) for n, text in enumerate(written, 1)
    )
    return len(written)
