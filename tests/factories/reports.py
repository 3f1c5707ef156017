"""Reports and feedback at any state, by the real actions as the people concerned.

report = factories.reports.drafted(cast, inspection)      # from one finding
report = factories.reports.decided(cast, inspection)      # along its route
feedback = factories.reports.prepared(cast, inspection)
feedback = factories.reports.delivered(cast, inspection)
feedback = factories.reports.signed_for(cast, inspection)
"""

from typing import Any

from tests.factories import approvals, findings
from tests.people import Cast
from tests.remembered import remembered
from xuncha.conclusions.findings import queries as found
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.conclusions.reports.models import Feedback, Report


@remembered
def drafted(cast: Cast, inspection: Any) -> Report:
    """By a member, from the findings there are (one is made where there is none)."""
    if not found.of_inspection(inspection.id):
        findings.finding(cast, inspection)
    return draft_report(by=cast.member.actor, inspection=inspection.id)


@remembered
def submitted(cast: Cast, inspection: Any) -> Report:
    return submit_report(by=cast.lead.actor, report=drafted(cast, inspection).id)


@remembered
def returned(cast: Cast, inspection: Any, reason: str = "问题表述不清") -> Report:
    report = submitted(cast, inspection)
    approvals.send_back(cast, report.ref, reason)
    return queries.report(report.id, cast.member.actor)


@remembered
def decided(cast: Cast, inspection: Any) -> Report:
    report = submitted(cast, inspection)
    approvals.approve(cast, report.ref)
    return queries.report(report.id, cast.member.actor)


@remembered
def prepared(cast: Cast, inspection: Any) -> Feedback:
    return prepare_feedback(
        by=cast.lead.actor,
        report=decided(cast, inspection).id,
        opinion="局党组履行职责总体较好，也存在一些问题。",
        demands=["压实整改主体责任。", "严格资金支付把关。"],
        contact="韩立群",
    )


@remembered
def delivered(cast: Cast, inspection: Any) -> Feedback:
    """Given to the head and to the leading group."""
    feedback = prepared(cast, inspection)
    return deliver_feedback(by=cast.lead.actor, feedback=feedback.id, place="局机关三楼会议室")


@remembered
def signed_for(cast: Cast, inspection: Any) -> Feedback:
    """Head on paper, leading group at the door."""
    feedback = delivered(cast, inspection)
    sign_for_feedback(by=cast.staff.actor, feedback=feedback.id, recipient="head", signed_by="王建军")
    sign_for_feedback(
        by=cast.body_liaison.actor, feedback=feedback.id, recipient="leading_group", signed_by="罗明"
    )
    return queries.feedback(feedback.id, cast.lead.actor)
