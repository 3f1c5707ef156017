"""What is in the working papers and not, or less, in the decided text: by whom, when and why."""

import pytest

from tests.factories import approvals, findings, inspections, reports
from tests.journal_says import journal_says
from xuncha.conclusions.findings.rules.judgement import AsFinding, NotEstablished
from xuncha.conclusions.findings.rules.states import State
from xuncha.conclusions.reports import fell_out, papers, queries
from xuncha.conclusions.reports.actions.answer_comment import answer_comment
from xuncha.conclusions.reports.actions.comment_report import comment_report
from xuncha.conclusions.reports.actions.drop_paragraph import drop_paragraph
from xuncha.conclusions.reports.actions.leave_out_finding import leave_out_finding
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.conclusions.reports.actions.write_paragraph import write_paragraph
from xuncha.conclusions.reports.rules.softer import Softer, newly_softer, softer
from xuncha.foundation.terms import BadInput
from xuncha.onsite.inspections.rules.states import Stage

JUDGED = "局财务股在项目验收前付清尾款86.4万元。付款把关不严，造成泵站整改缺少约束。"


def one(report, finding):
    """The paragraph that tells of a finding now."""
    rows = queries.paragraphs(queries.team_version(report))
    return next(p for p in rows if finding.id in {t.finding_id for t in p.ties.all()})


def rewrite(cast, report, finding, text, **more):
    row = one(report, finding)
    return write_paragraph(
        by=cast.member.actor,
        report=report.id,
        section=row.section,
        text=text,
        line=row.line,
        findings=[finding.id],
        **more,
    )


@pytest.fixture
def report(cast):
    """Drafted from two findings; a third paper was not established."""
    inspection = inspections.at(cast, Stage.ON_SITE)
    findings.finding(cast, inspection)
    findings.finding(cast, inspection, title="接待没有公函")
    wrong = findings.at(cast, inspection, State.SIGNED, title="多付款项")
    findings.judge(cast, wrong, NotEstablished(reason="核实为笔误"))
    inspection = inspections.forward(cast, inspections.forward(cast, inspection))
    return reports.drafted(cast, inspection)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (JUDGED, []),
        ("局财务股在项目验收前付清尾款。付款把关不严，造成泵站整改缺少约束。", [("figure", "86.4万元")]),
        (f"{JUDGED}个别环节有待加强。", [("word", "有待加强"), ("word", "个别")]),
        (
            "局财务股在项目验收前付清尾款86.4万元。",
            [("sentence", "付款把关不严，造成泵站整改缺少约束。")],
        ),
    ],
)
def test_how_words_are_softer(text, said):
    assert [(s.kind, s.what) for s in softer(JUDGED, text)] == said


def test_a_softening_word_of_the_finding_itself_is_not_added():
    assert softer("个别支部三会一课不规范。", "个别支部三会一课不规范。") == []


def test_only_what_is_newly_softer_asks_for_a_reason():
    softened = "局财务股在项目验收前付清尾款。"
    assert newly_softer(JUDGED, JUDGED, softened) == [Softer("figure", "86.4万元")]
    assert newly_softer(JUDGED, softened, f"{softened}请整改。") == []


def test_as_drafted_nothing_fell_out_but_what_was_not_established(cast, report):
    out = fell_out.of_report(report)
    assert (out.papers, out.found, out.told) == (3, 2, 2)
    assert (out.gone, out.weaker) == ([], [])
    (paper,) = out.otherwise
    outcome = paper.outcomes.get()
    assert (outcome.reason, outcome.judged_by) == ("核实为笔误", cast.lead.actor.name)


def test_writing_less_needs_a_reason_which_stays_beside_it(cast, report):
    finding = queries.findings_of(report)[0]
    with pytest.raises(BadInput) as refused:
        rewrite(cast, report, finding, "付款把关有待加强。")
    assert {p.code for p in refused.value.problems} == {"report.softer"}
    assert {p.where for p in refused.value.problems} == {"because"}
    rewrite(cast, report, finding, "付款把关有待加强。", because="金额以审计结果为准")
    (weaker,) = fell_out.of_report(report).weaker
    assert {(s.kind, s.what) for s in weaker.how} >= {("word", "有待加强"), ("figure", "86.4万元")}
    assert [(w.who, w.text) for w in weaker.why] == [(cast.member.actor.name, "金额以审计结果为准")]
    said = journal_says("reports.paragraph_written", about=report.ref)
    assert said.facts["because"] == "金额以审计结果为准"
    assert "86.4万元" in said.facts["before"]


def test_no_longer_telling_of_a_finding_needs_a_reason(cast, report):
    finding = queries.findings_of(report)[0]
    row = one(report, finding)
    with pytest.raises(BadInput) as refused:
        write_paragraph(
            by=cast.member.actor, report=report.id, section=row.section, text="另作处理。", line=row.line
        )
    assert [p.code for p in refused.value.problems] == ["report.no_longer_told"]


def test_what_is_gone_is_listed_with_its_last_words(cast, report):
    finding = queries.findings_of(report)[1]
    row = one(report, finding)
    drop_paragraph(by=cast.member.actor, report=report.id, line=row.line, reason="并入上一段")
    (gone,) = fell_out.of_report(report).gone
    assert gone.finding == finding
    assert gone.last_text == row.text
    assert [(w.what, w.text) for w in gone.why] == [("dropped", "并入上一段")]
    assert journal_says("reports.paragraph_dropped", about=report.ref).facts["findings"] == [str(finding.id)]
    leave_out_finding(by=cast.lead.actor, report=report.id, finding=finding.id, reason="事小，已立行立改")
    (gone,) = fell_out.of_report(report).gone
    assert [w.what for w in gone.why] == ["dropped", "left_out"]
    assert gone.why[1].who == cast.lead.actor.name


def test_team_office_and_decided_text_stand_apart(cast, report):
    finding = queries.findings_of(report)[0]
    submit_report(by=cast.lead.actor, report=report.id)
    comment = comment_report(
        by=cast.office.actor,
        report=report.id,
        paragraph=one(report, finding).id,
        text="金额请再核",
        proposed="付款把关不严。",
    )
    approvals.send_back(cast, report.ref, "按意见改")
    answer_comment(by=cast.lead.actor, report=report.id, comment=comment.id, answer="taken")
    rewrite(cast, report, finding, "付款把关不严。", because="按巡察办意见")
    submit_report(by=cast.lead.actor, report=report.id)
    approvals.approve(cast, report.ref)
    out = fell_out.of_report(queries.report(report.id, cast.lead.actor))
    assert (out.first.order, out.now.order) == (1, 2)
    (weaker,) = out.weaker
    assert "86.4万元" in weaker.first
    assert [(w.what, w.who) for w in weaker.why] == [
        ("comment", cast.office.actor.name),
        ("rewritten", cast.member.actor.name),
    ]
    (side,) = fell_out.side_by_side(report)
    assert (side.now, side.because, len(side.comments)) == ("付款把关不严。", "按巡察办意见", 1)
    assert "86.4万元" in side.first


def test_a_finding_judged_after_the_draft_stands_nowhere_and_says_so(cast, report):
    late = findings.at(cast, report.inspection, State.SIGNED, title="会议记录不全")
    findings.judge(cast, late, AsFinding(text="会议记录缺页。"))
    (gone,) = fell_out.of_report(report).gone
    assert [w.what for w in gone.why] == ["nothing"]


@pytest.mark.parametrize("who", ["lead", "office", "secretary", "leading_group"])
def test_the_pages_and_the_sheet_reach_those_who_decide(cast, report, who):
    finding = queries.findings_of(report)[0]
    rewrite(cast, report, finding, "付款把关有待加强。", because="金额以审计为准")
    submit_report(by=cast.lead.actor, report=report.id)
    client = getattr(cast, who).client
    page = client.get(f"/reports/{report.id}/fell-out/").content.decode()
    assert "金额以审计为准" in page
    assert "核实为笔误" in page
    assert client.get(f"/reports/{report.id}/side-by-side/").status_code == 200
    said = str(papers.sheet(report.ref, getattr(cast, who).actor))
    assert "金额以审计为准" in said
    assert "核实为笔误" in said


def test_others_do_not_find_them(cast, report):
    for who in (cast.stranger, cast.body_liaison, cast.office):  # the office not before it is submitted
        assert who.client.get(f"/reports/{report.id}/fell-out/").status_code == 404
        assert papers.sheet(report.ref, who.actor) is None
