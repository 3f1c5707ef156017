import pytest

from tests.factories import findings, reports
from tests.journal_says import journal_says
from xuncha.conclusions.findings.rules.judgement import NotEstablished
from xuncha.conclusions.findings.rules.states import State
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import NotAllowed, NotKnown, WrongState


def test_every_finding_gets_a_paragraph_under_its_focus(cast, inspection):
    one = findings.finding(cast, inspection)
    two = findings.finding(cast, inspection, item="F3-03", title="会议记录缺失")
    report = reports.drafted(cast, inspection)
    version = queries.team_version(report)
    by_section = {p.section: [t.finding_id for t in p.ties.all()] for p in queries.paragraphs(version)}
    assert by_section["F2"] == [one.id]
    assert by_section["F3"] == [two.id]
    assert queries.placed(version) == {one.id, two.id}


def test_figures_are_counted_and_never_typed(cast, inspection):
    findings.finding(cast, inspection)
    report = reports.drafted(cast, inspection)
    version = queries.team_version(report)
    overall = next(p for p in queries.paragraphs(version) if p.section == queries.OVERALL)
    assert "{{问题数}}" in overall.text
    assert "面上问题1个" in queries.filled([overall.text], report, version)[0]
    findings.finding(cast, inspection, title="另一个问题")
    assert "面上问题2个" in queries.filled([overall.text], report, version)[0]


def test_the_report_is_one_click_from_its_findings(cast, inspection):
    finding = findings.finding(cast, inspection)
    report = reports.drafted(cast, inspection)
    assert report.ref in [n.ref for n in neighbours(finding.ref, cast.member.actor)]


def test_a_paper_not_established_makes_a_report_without_findings(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    findings.judge(cast, paper, NotEstablished(reason="凭证日期有误"))
    report = draft_report(by=cast.member.actor, inspection=inspection.id)
    assert queries.findings_of(report) == []


def test_not_before_anything_is_judged_and_only_once(cast, inspection):
    with pytest.raises(WrongState) as refused:
        draft_report(by=cast.member.actor, inspection=inspection.id)
    assert refused.value.code == "report.nothing_judged"
    reports.drafted(cast, inspection)
    with pytest.raises(WrongState) as refused:
        draft_report(by=cast.member.actor, inspection=inspection.id)
    assert refused.value.code == "report.already"


def test_the_office_does_not_write_the_report(cast, inspection):
    findings.finding(cast, inspection)
    with pytest.raises(NotAllowed):
        draft_report(by=cast.office.actor, inspection=inspection.id)
    with pytest.raises(NotKnown):
        draft_report(by=cast.stranger.actor, inspection=inspection.id)


def test_the_journal_says_so(cast, inspection):
    report = reports.drafted(cast, inspection)
    assert journal_says("reports.report_drafted", about=report.ref, by=cast.member).facts["findings"] == 1
