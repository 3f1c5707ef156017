from datetime import date

import pytest

from tests.factories import approvals, findings, inspections, reports
from tests.journal_says import journal_says
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.drop_paragraph import drop_paragraph
from xuncha.conclusions.reports.actions.leave_out_finding import leave_out_finding
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request
from xuncha.standing.approvals.queries import of_subject


def test_it_goes_its_route_and_is_frozen(cast, inspection):
    report = reports.submitted(cast, inspection)
    steps = [s.code for s in of_subject(report.ref, cast.office.actor)[0].steps.all()]
    assert steps == ["team_meeting", "consultation", "leading_group", "secretary_meeting"]
    approvals.approve(cast, report.ref)
    report = queries.report(report.id, cast.leading_group.actor)
    assert (report.state, report.decided_on) == ("decided", cast.clock.today())
    version = queries.team_version(report)
    assert version.figures["问题数"] == "1"
    findings.finding(cast, inspection, title="事后的问题")
    assert "面上问题1个" in "".join(
        queries.filled([p.text for p in queries.paragraphs(version)], report, version)
    )


def test_the_journal_says_who_decided(cast, inspection):
    report = reports.decided(cast, inspection)
    assert journal_says("reports.report_submitted", about=report.ref, by=cast.lead).facts["content"]
    assert journal_says("reports.report_decided", about=report.ref, by=cast.secretary)


def test_a_finding_nobody_speaks_of_keeps_it_back(cast, inspection):
    report = reports.drafted(cast, inspection)
    late = findings.finding(cast, inspection, title="后来研判的问题")
    with pytest.raises(BadInput) as refused:
        submit_report(by=cast.lead.actor, report=report.id)
    assert [p.code for p in refused.value.problems] == ["report.finding_left_over"]
    assert late.number in str(refused.value.problems[0].message)
    leave_out_finding(by=cast.member.actor, report=report.id, finding=late.id, reason="并入前一问题")
    assert submit_report(by=cast.lead.actor, report=report.id).state == "submitted"


def test_a_dropped_paragraph_does_not_lose_its_finding(cast, inspection):
    report = reports.drafted(cast, inspection)
    row = next(p for p in queries.paragraphs(queries.team_version(report)) if p.section == "F2")
    drop_paragraph(by=cast.member.actor, report=report.id, line=row.line, reason="重写")
    with pytest.raises(BadInput):
        submit_report(by=cast.lead.actor, report=report.id)


def test_only_the_lead_and_what_was_seen(cast, inspection):
    report = reports.drafted(cast, inspection)
    with pytest.raises(NotAllowed):
        submit_report(by=cast.member.actor, report=report.id)
    with pytest.raises(NotKnown):
        submit_report(by=cast.office.actor, report=report.id)
    with pytest.raises(Stale):
        submit_report(by=cast.lead.actor, report=report.id, seen=report.version + 1)


@pytest.mark.parametrize("state", ["submitted", "decided"])
def test_not_while_or_after_it_is_decided(cast, inspection, state):
    report = getattr(reports, state)(cast, inspection)
    with pytest.raises(NotAllowed) as refused:
        submit_report(by=cast.lead.actor, report=report.id)
    assert refused.value.code == f"report.{state}"


def test_returned_with_reason_and_submitted_again(cast, inspection):
    report = reports.returned(cast, inspection, "金额出处不清")
    assert (report.state, report.returned_reason) == ("returned", "金额出处不清")
    assert journal_says("reports.report_returned", about=report.ref).facts["reason"] == "金额出处不清"
    again = submit_report(by=cast.lead.actor, report=report.id)
    assert (again.state, again.returned_reason) == ("submitted", "")


def test_withdrawn_it_is_the_teams_again(cast, inspection):
    report = reports.submitted(cast, inspection)
    request = of_subject(report.ref, cast.lead.actor)[0]
    withdraw_request(by=cast.lead.actor, request=request.id, reason="补一处依据")
    assert queries.report(report.id, cast.member.actor).state == "returned"


def test_late_is_late_with_a_reason(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    findings.finding(cast, inspection)
    inspections.forward(cast, inspection)
    report = reports.drafted(cast, inspection)
    cast.clock.move_to(date(2024, 6, 3))
    with pytest.raises(BadInput) as refused:
        submit_report(by=cast.lead.actor, report=report.id)
    assert [p.where for p in refused.value.problems] == ["late_reason"]
    late = submit_report(by=cast.lead.actor, report=report.id, late_reason="补充取证")
    assert (late.late_reason, late.due_on < late.submitted_on) == ("补充取证", True)


def test_the_gates_condition(cast, inspection):
    def answer():
        return ask("report.decided", inspection.ref, cast.lead.actor)

    assert not answer().met
    report = reports.submitted(cast, inspection)
    assert not answer().met
    approvals.approve(cast, report.ref)
    assert answer().met
