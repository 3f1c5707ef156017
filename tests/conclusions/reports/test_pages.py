"""The pages of reports and feedback, and the body's door, as the people concerned open and send them."""

import re

import pytest
from django.urls import reverse

from tests.factories import approvals, findings, reports
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.models import Feedback, Report


def url(name, *args):
    return reverse(f"reports:{name}", args=args)


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_from_findings_to_a_signed_feedback_in_the_browser(cast, inspection):
    findings.finding(cast, inspection)
    member, lead, office, door = (
        getattr(cast, w).client for w in ("member", "lead", "office", "body_liaison")
    )
    assert "起草报告" in text(member.get(url("of_inspection", inspection.id)))
    assert member.post(url("draft", inspection.id), {}).status_code == 302
    report = Report.objects.get()
    refused = member.post(url("new_paragraph", report.id), {"section": "F2", "text": "发放津贴12万元。"})
    assert refused.status_code == 422
    assert "发放津贴12万元。" in text(refused)
    assert office.get(url("report", report.id)).status_code == 404
    sent = {"on": cast.clock.today().isoformat()}  # pages run on the machine's clock
    assert lead.post(url("submit", report.id), sent).status_code == 302
    assert "面上问题1个" in text(office.get(url("report", report.id)))
    row = queries.paragraphs(queries.team_version(report))[-2]
    said = office.post(
        url("comment_paragraph", report.id, row.id), {"text": "写明凭证号", "proposed": "改成这样。"}
    )
    assert said.status_code == 302
    approvals.send_back(cast, report.ref, "按意见改")
    page = text(member.get(url("report", report.id)))
    assert "按意见改" in page
    assert "写明凭证号" in page
    comment = queries.open_comments(report)[0]
    assert member.post(url("answer", report.id, comment.id), {"answer": "taken"}).status_code == 302
    finding = queries.findings_of(report)[0]
    change = {"section": "F2", "text": "改写了86.4万元的一段。", "findings": [str(finding.id)]}
    assert member.post(url("paragraph", report.id, row.line), change).status_code == 302
    assert "改写了" in text(member.get(url("differences", report.id, 2)))
    assert lead.post(url("submit", report.id), sent).status_code == 302
    approvals.approve(cast, report.ref)
    given = {"opinion": "总体较好。", "demands": "压实责任。\n严格把关。"}
    assert lead.post(url("prepare", report.id), given).status_code == 302
    feedback = Feedback.objects.get()
    assert feedback.demands.count() == 2
    assert door.get(url("door_feedback", feedback.id)).status_code == 404
    day = queries.report(report.id, cast.lead.actor).decided_on.isoformat()
    told = {"on": day, "recipients": ["head", "leading_group"], "place": "会议室", "late_reason": "会议延期"}
    assert lead.post(url("deliver", feedback.id), told).status_code == 302
    assert "压实责任" in text(door.get(url("door_feedback", feedback.id)))
    for receipt in queries.receipts(feedback):
        signed = door.post(url("door_sign", feedback.id, receipt.id), {"signed_by": "罗明", "on": day})
        assert signed.status_code == 302, text(signed)
    assert queries.feedback(feedback.id, cast.lead.actor).state == "signed_for"


def test_at_the_door_there_is_the_opinion_and_nothing_else(cast, inspection):
    feedback = reports.delivered(cast, inspection)
    page = text(cast.body_liaison.client.get(url("door_feedback", feedback.id)))
    assert "/findings/" not in page
    assert "/reports/" not in page
    assert "底稿" not in page
    for name, key in (("feedback", feedback.id), ("report", feedback.report_id), ("deliver", feedback.id)):
        assert cast.body_liaison.client.get(url(name, key)).status_code == 404


@pytest.mark.parametrize(
    ("who", "report", "opinion", "door"),
    [
        ("member", 200, 200, 404),
        ("office", 200, 200, 404),
        ("secretary", 200, 404, 404),
        ("stranger", 404, 404, 404),
        ("body_liaison", 404, 404, 200),
        ("audit", 404, 404, 404),
    ],
)
def test_who_opens_what(cast, inspection, who, report, opinion, door):
    feedback = reports.delivered(cast, inspection)
    client = getattr(cast, who).client
    assert client.get(url("report", feedback.report_id)).status_code == report
    assert client.get(url("feedback", feedback.id)).status_code == opinion
    assert client.get(url("door_feedback", feedback.id)).status_code == door


def test_pages_keep_their_budget_of_queries(cast, inspection, django_assert_max_num_queries):
    feedback = reports.delivered(cast, inspection)
    client = cast.member.client
    for page, key, budget in (
        ("reports", (), 12),
        ("report", (feedback.report_id,), 40),
        ("feedback", (feedback.id,), 30),
    ):
        client.get(url(page, *key))
        with django_assert_max_num_queries(budget):
            client.get(url(page, *key))
