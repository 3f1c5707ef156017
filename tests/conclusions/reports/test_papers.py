import io

import docx

from tests.factories import reports
from xuncha.conclusions.reports import papers
from xuncha.engines.wordfile import word


def words(document):
    file = docx.Document(io.BytesIO(word.to_docx(document)))
    return "\n".join(p.text for p in file.paragraphs)


def test_the_report_and_the_feedback_as_papers(cast, inspection):
    feedback = reports.delivered(cast, inspection)
    report = papers.report(feedback.report.ref, cast.leading_group.actor)
    said = words(report)
    assert "面上问题1个" in said
    assert "{{" not in said
    opinion = words(papers.feedback(feedback.ref, cast.office.actor))
    assert "压实整改主体责任" in opinion
    assert feedback.number in opinion


def test_who_may_not_know_them_has_none(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    assert papers.report(feedback.report.ref, cast.stranger.actor) is None
    assert papers.feedback(feedback.ref, cast.body_liaison.actor) is None
