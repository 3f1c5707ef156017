"""What this room tells the ground floor and the inspection's page: kinds, conditions, what approvals say, papers."""

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import condition
from xuncha.foundation.links.kinds import kind
from xuncha.foundation.links.subscriptions import on
from xuncha.foundation.terms import OFFICE, TEAM, Role

from . import supplies

AUDIENCE = OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY}


def register() -> None:
    """Called once, when all rooms are there."""
    kind("reports.report", _("巡察报告"), supplies.describe_reports)
    kind("reports.paragraph", _("报告段落"), supplies.describe_paragraphs)
    kind("reports.feedback", _("反馈意见"), supplies.describe_feedback)
    kind("reports.feedbackitem", _("反馈问题"), supplies.describe_items)
    condition(
        "report.decided",
        _("报告已经审定"),
        subject="inspections.inspection",
        audience=AUDIENCE,
        supply=supplies.report_decided,
    )
    condition(
        "feedback.signed_for",
        _("反馈意见已经签收"),
        subject="inspections.inspection",
        audience=AUDIENCE,
        supply=supplies.feedback_signed_for,
    )
    on("approvals.decided", supplies.decided)
    on("approvals.request_withdrawn", supplies.withdrawn)
