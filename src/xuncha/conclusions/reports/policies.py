from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Decision, Role, no, yes

from .models import Feedback, FeedbackReceipt, Report
from .rules.states import WRITABLE, FeedbackState, ReportState

# From the day the team is there until the report is decided; the gate into `reporting` opens its route.
DRAFTED_IN = frozenset({"on_site", "left", "reporting"})
DECIDERS = (Role.LEADING_GROUP, Role.SECRETARY)


def serves(actor: Actor, team: UUID, *roles: Role) -> bool:
    return team in actor.scopes(*(roles or TEAM))


def can_view(actor: Actor, report: Report) -> bool:
    """The team; the office from the first submission on; who decides while it is submitted and after."""
    if serves(actor, report.inspection.team_id):
        return True
    if actor.is_office and report.first_submitted_on is not None:
        return True
    return actor.has(*DECIDERS) and report.state in (ReportState.SUBMITTED, ReportState.DECIDED)


def can_draft(actor: Actor, team: UUID, stage: str) -> Decision:
    """Any member of the team, from the time on site on."""
    if actor.person is None or not serves(actor, team):
        return no("report.not_of_team", _("报告由本巡察组起草。"))
    if stage not in DRAFTED_IN:
        return no("report.not_now", _("现场了解开始以后、报告审定以前才起草报告。"))
    return yes()


def can_write(actor: Actor, report: Report) -> Decision:
    """The team answers for the content: only its members write, and only while nobody is deciding on it."""
    if not serves(actor, report.inspection.team_id):
        return no("report.not_of_team", _("正文由巡察组写，巡察办提意见，不改实质内容。"))
    if report.state not in WRITABLE:
        return _not_writable(report)
    return yes()


def can_submit(actor: Actor, report: Report) -> Decision:
    """The lead."""
    if not serves(actor, report.inspection.team_id, Role.LEAD):
        return no("report.lead_only", _("由组长报批。"))
    if report.state not in WRITABLE:
        return _not_writable(report)
    return yes()


def _not_writable(report: Report) -> Decision:
    if report.state == ReportState.DECIDED:
        return no("report.decided", _("报告已经审定，不能再改。"))
    return no("report.submitted", _("报告正在报批。要改，先由审批人退回。"))


def can_comment(actor: Actor, report: Report) -> Decision:
    """The office, on what was submitted; it checks form, sources and evidence and leaves the substance to the team."""
    if not actor.is_office:
        return no("report.office_only", _("意见由巡察办提。"))
    if report.state == ReportState.DECIDED:
        return no("report.decided", _("报告已经审定，不再提意见。"))
    return yes()


def can_dissent(actor: Actor, report: Report) -> Decision:
    """Any member of the team while the report is not decided; who of the office knows it as well."""
    ours = serves(actor, report.inspection.team_id)
    if actor.person is None or not (ours or (actor.is_office and report.first_submitted_on)):
        return no("report.dissent_not_yours", _("不同意见由巡察组成员、巡察办的人记。"))
    if report.state == ReportState.DECIDED:
        return no("report.decided", _("报告已经审定，不再记不同意见。"))
    return yes()


def can_view_feedback(actor: Actor, feedback: Feedback, told: frozenset[UUID]) -> bool:
    """`told`: bodies the feedback was given to."""
    if actor.is_office or serves(actor, feedback.inspection.team_id):
        return True
    return feedback.state != FeedbackState.PREPARED and bool(actor.scopes(Role.BODY_LIAISON) & told)


def can_prepare_feedback(actor: Actor, report: Report) -> Decision:
    """The team or the office, from the decided report."""
    if not (actor.is_office or serves(actor, report.inspection.team_id)):
        return no("feedback.not_yours", _("反馈意见由巡察组和巡察办准备。"))
    if report.state != ReportState.DECIDED:
        return no("feedback.report_not_decided", _("报告审定以后才准备反馈意见。"))
    return yes()


def can_change_feedback(actor: Actor, feedback: Feedback) -> Decision:
    if not (actor.is_office or serves(actor, feedback.inspection.team_id)):
        return no("feedback.not_yours", _("反馈意见由巡察组和巡察办准备。"))
    if feedback.state != FeedbackState.PREPARED:
        return no("feedback.delivered", _("已经反馈，内容不能再改。"))
    return yes()


def can_deliver(actor: Actor, feedback: Feedback) -> Decision:
    """The lead or a deputy of the team, or the office; further bodies may be told later."""
    if actor.is_office or serves(actor, feedback.inspection.team_id, Role.LEAD, Role.DEPUTY, Role.LIAISON):
        return yes()
    return no("feedback.deliver_not_yours", _("由组长、副组长、联络员或者巡察办登记反馈。"))


def can_relay(actor: Actor, feedback: Feedback) -> Decision:
    """The liaison of the package's head, at the door; or team and office, from the signed list."""
    if feedback.body_id in actor.scopes(Role.BODY_LIAISON):
        return yes()
    if actor.is_office or serves(actor, feedback.inspection.team_id):
        return yes()
    return no("feedback.not_yours", _("由牵头单位转达，或者由巡察组、巡察办按签收单登记。"))


def can_sign_for(actor: Actor, feedback: Feedback, receipt: FeedbackReceipt) -> Decision:
    """The liaison of the body told, at the door; or team and office, from the signed paper."""
    if receipt.signed_on is not None:
        return no("feedback.signed", _("已经签收。"))
    if receipt.body_id in actor.scopes(Role.BODY_LIAISON):
        return yes()
    if actor.is_office or serves(actor, feedback.inspection.team_id):
        return yes()
    return no("feedback.not_yours", _("由被巡察单位签收。"))
