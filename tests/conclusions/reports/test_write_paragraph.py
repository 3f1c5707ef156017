import pytest

from tests.factories import findings, reports
from tests.journal_says import journal_says
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.drop_paragraph import drop_paragraph
from xuncha.conclusions.reports.actions.leave_out_finding import leave_out_finding
from xuncha.conclusions.reports.actions.open_version import open_version
from xuncha.conclusions.reports.actions.write_paragraph import write_paragraph
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, new_id


@pytest.fixture
def report(cast, inspection):
    return reports.drafted(cast, inspection)


def write(cast, report, text, who="member", section="F2", **more):
    return write_paragraph(by=getattr(cast, who).actor, report=report.id, section=section, text=text, **more)


def of_finding(report):
    return next(p for p in queries.paragraphs(queries.team_version(report)) if p.section == "F2")


def test_a_sentence_with_a_figure_needs_a_source(cast, report):
    with pytest.raises(BadInput) as refused:
        write(cast, report, "总体较好。违规发放津贴12万元。")
    problem = refused.value.problems[0]
    assert problem.code == "report.figure_without_source"
    assert "违规发放津贴12万元。" in str(problem.message)


def test_tied_to_its_finding_it_stands(cast, report):
    finding = queries.findings_of(report)[0]
    row = write(cast, report, "提前支付尾款86.4万元。", findings=[finding.id])
    assert [t.finding_id for t in row.ties.all()] == [finding.id]
    assert journal_says("reports.paragraph_written", about=report.ref).facts["line"] == str(row.line)


def test_tied_to_another_thing_of_the_chain(cast, report):
    row = write(cast, report, "谈话12人次。", section="basics", sources=[report.inspection.ref])
    assert row.ties.get().source_kind == "inspections.inspection"


def test_what_cannot_be_counted_or_known_is_refused(cast, report, inspection):
    with pytest.raises(BadInput):
        write(cast, report, "{{问题书}}")
    with pytest.raises(BadInput):
        write(cast, report, "  ")
    with pytest.raises(BadInput):
        write(cast, report, "好。", section="F9")
    with pytest.raises(NotKnown):
        write(cast, report, "好。", findings=[new_id()])


def test_a_rewritten_paragraph_keeps_its_line_and_its_past_is_journalled(cast, report):
    row = of_finding(report)
    finding = queries.findings_of(report)[0]
    again = write(
        cast, report, "尾款86.4万元提前付清。", line=row.line, findings=[finding.id], seen=row.version
    )
    assert again.line == row.line
    assert journal_says("reports.paragraph_written", about=report.ref).facts["before"] == row.text
    with pytest.raises(Stale):
        write(cast, report, "又改。", line=row.line, seen=row.version)


@pytest.mark.parametrize("who", ["office", "leading_group"])
def test_others_do_not_know_a_draft(cast, report, who):
    with pytest.raises(NotKnown):
        write(cast, report, "好。", who=who)


def test_nobody_writes_while_it_is_being_decided(cast, inspection):
    report = reports.submitted(cast, inspection)
    with pytest.raises(NotAllowed) as refused:
        write(cast, report, "好。")
    assert refused.value.code == "report.submitted"
    with pytest.raises(NotAllowed) as refused:
        write(cast, report, "好。", who="office")
    assert refused.value.code == "report.not_of_team"


def test_after_a_return_the_text_goes_on_in_a_new_version(cast, inspection):
    report = reports.returned(cast, inspection)
    first = queries.team_version(report)
    write(cast, report, "新的一段。", who="lead")
    second = queries.team_version(report)
    assert (first.order, second.order, second.author_name) == (1, 2, cast.lead.actor.name)
    assert first.paragraphs.count() + 1 == second.paragraphs.count()


def test_a_dropped_paragraph_says_why_and_stays_in_the_journal(cast, report):
    row = of_finding(report)
    with pytest.raises(BadInput):
        drop_paragraph(by=cast.member.actor, report=report.id, line=row.line, reason=" ")
    drop_paragraph(by=cast.member.actor, report=report.id, line=row.line, reason="并入上一段")
    said = journal_says("reports.paragraph_dropped", about=report.ref)
    assert (said.facts["text"], said.facts["reason"]) == (row.text, "并入上一段")


def test_a_version_under_ones_own_name(cast, report):
    made = open_version(by=cast.second_member.actor, report=report.id, note="按组务会意见改")
    assert (made.order, made.author_name) == (2, cast.second_member.actor.name)
    assert queries.version(report, "team", 1).closed_at is not None
    assert journal_says("reports.version_opened", about=report.ref).facts["note"] == "按组务会意见改"
    with pytest.raises(BadInput):
        open_version(by=cast.member.actor, report=report.id, note="")


def test_a_finding_left_out_says_why_once(cast, report, inspection):
    finding = findings.finding(cast, inspection, title="另一个")
    with pytest.raises(BadInput):
        leave_out_finding(by=cast.member.actor, report=report.id, finding=finding.id, reason="")
    leave_out_finding(by=cast.member.actor, report=report.id, finding=finding.id, reason="并入前一问题")
    with pytest.raises(BadInput):
        leave_out_finding(by=cast.member.actor, report=report.id, finding=finding.id, reason="再写")
    with pytest.raises(NotKnown):
        leave_out_finding(by=cast.member.actor, report=report.id, finding=new_id(), reason="x")
    assert journal_says("reports.finding_left_out", about=report.ref).facts["reason"] == "并入前一问题"
