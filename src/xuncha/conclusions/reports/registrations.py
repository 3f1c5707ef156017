"""What this room tells the ground floor and the inspection's page: kinds, conditions, what approvals say, papers."""

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import condition
from xuncha.foundation.links.kinds import kind
from xuncha.foundation.links.subscriptions import on
from xuncha.foundation.papers import issuers
from xuncha.foundation.papers.templates import paper
from xuncha.foundation.search import registry as search
from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.cards import home_card
from xuncha.foundation.ui.sections import section
from xuncha.onsite.inspections.dossier import dossier_section

from . import cards, papers, supplies

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
    _pages()
    search.register("reports.report", _("巡察报告"), find=supplies.find_reports)
    on("approvals.decided", supplies.decided)
    on("approvals.request_withdrawn", supplies.withdrawn)


def _pages() -> None:
    paper(
        "reports.report",
        _("巡察报告"),
        subject="reports.report",
        build=papers.report,
        who=AUDIENCE,
        issuers=OFFICE | TEAM,
        word=lambda: issuers.word("报"),
        signed=True,
        scope=papers.report_scope,
    )
    paper(
        "reports.fell_out",
        _("差别及不同意见表"),
        subject="reports.report",
        build=papers.sheet,
        who=AUDIENCE,
        issuers=OFFICE | TEAM,
        scope=papers.report_scope,
    )
    paper(
        "reports.feedback_opinion",
        _("反馈意见"),
        subject="reports.feedback",
        build=papers.feedback,
        who=OFFICE | TEAM,
        signed=True,
        scope=papers.feedback_scope,
    )
    section("reports", _("报告"), "reports:reports", roles=AUDIENCE, order=55, rooms=("reports",))
    section("door_feedback", _("反馈意见"), "reports:door", roles={Role.BODY_LIAISON}, order=30, door=True)
    home_card("reports.at_door", roles={Role.BODY_LIAISON}, build=cards.at_door, order=10, place="door")
    home_card("reports.to_give", roles=OFFICE | TEAM, build=cards.to_give, order=40)
    dossier_section(
        "report",
        _("巡察报告"),
        supplies.report_href,
        supplies.report_state,
        OFFICE | TEAM,
        5,
        group="after",
        begins="left",
        later=_("离场后"),
    )
    dossier_section(
        "feedback",
        _("反馈意见"),
        supplies.feedback_href,
        supplies.feedback_state,
        OFFICE | TEAM,
        10,
        group="after",
        begins="decided",
        later=_("审定后"),
    )
