import pytest

from tests.factories import approvals, reports
from tests.journal_says import journal_says
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.answer_comment import answer_comment
from xuncha.conclusions.reports.actions.comment_report import comment_report
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState, new_id


@pytest.fixture
def report(cast, inspection):
    return reports.submitted(cast, inspection)


def comment(cast, report, who="staff", **more):
    row = queries.paragraphs(queries.team_version(report))[-2]
    return comment_report(
        by=getattr(cast, who).actor,
        report=report.id,
        text="写明凭证号",
        paragraph=row.id,
        proposed="改写",
        **more,
    )


def test_the_office_comments_and_the_teams_text_stays(cast, report):
    before = [p.text for p in queries.paragraphs(queries.team_version(report))]
    made = comment(cast, report)
    assert [p.text for p in queries.paragraphs(queries.team_version(report))] == before
    assert made.in_version.audience == "office"
    assert made.in_version.author_name == cast.staff.actor.name
    assert journal_says("reports.commented", about=report.ref, by=cast.staff)


def test_only_the_office_and_only_until_it_is_decided(cast, inspection, report):
    with pytest.raises(NotAllowed):
        comment(cast, report, who="lead")
    with pytest.raises(NotKnown):
        comment(cast, report, who="stranger")
    approvals.approve(cast, report.ref)
    with pytest.raises(NotAllowed):
        comment(cast, report)


def test_an_unanswered_comment_keeps_the_report_with_the_team(cast, report):
    made = comment(cast, report)
    approvals.send_back(cast, report.ref)
    with pytest.raises(BadInput) as refused:
        submit_report(by=cast.lead.actor, report=report.id)
    assert [p.code for p in refused.value.problems] == ["report.comments_open"]
    answer_comment(by=cast.member.actor, report=report.id, comment=made.id, answer="taken")
    assert submit_report(by=cast.lead.actor, report=report.id).state == "submitted"


def test_not_taken_needs_a_reason_and_once_is_enough(cast, report):
    made = comment(cast, report)
    approvals.send_back(cast, report.ref)

    def answer(**more):
        return answer_comment(by=cast.member.actor, report=report.id, comment=made.id, **more)

    with pytest.raises(BadInput):
        answer(answer="not_taken")
    with pytest.raises(BadInput):
        answer(answer="perhaps")
    answer(answer="not_taken", reason="证据充分，见证0002")
    with pytest.raises(WrongState):
        answer(answer="taken")
    assert journal_says("reports.comment_answered", about=report.ref).facts["answer"] == "not_taken"


def test_a_comment_that_is_not_there(cast, report):
    with pytest.raises(NotKnown):
        comment_report(by=cast.staff.actor, report=report.id, text="x", paragraph=new_id())
    approvals.send_back(cast, report.ref)
    with pytest.raises(NotKnown):
        answer_comment(by=cast.member.actor, report=report.id, comment=new_id(), answer="taken")
