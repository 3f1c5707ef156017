"""The seven papers of an inspection from records made by the real actions, printed by LibreOffice and read back."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from tests.engines.wordfile.measured import Page, pages
from tests.factories import approvals, fieldwork, findings, inspections, reports, teams
from tests.people import Cast
from xuncha.conclusions.findings.rules.states import State
from xuncha.engines.wordfile import convert
from xuncha.followup.rectification import queries as rectification
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.foundation.papers import queries
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.papers.rendering import pdf_of
from xuncha.foundation.papers.templates import known_papers
from xuncha.foundation.terms import Actor, Ref
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.teams import queries as formed
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.record_objection import record_objection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(convert.office() is None, reason="LibreOffice is not installed"),
]

LOOK = os.environ.get("XUNCHA_PAPERS_KEPT", "")
"""A folder to keep the PDF files in, for people to look at."""


def printed(code: str, subject: Ref, by: Actor) -> list[Page]:
    """Issue a paper and print it; every page says which it is, nothing stands outside the sheet's margins."""
    issued = issue_paper(by=by, code=code, subject=subject)
    assert queries.rendered(code, subject, by).edition == issued, "built twice, it says two different things"
    pdf = pdf_of(queries.file_of(issued), issued.code, issued.edition)
    if LOOK:
        (Path(LOOK) / f"{code}.pdf").write_bytes(pdf)
    found = pages(pdf)
    for number, page in enumerate(found, 1):
        text = [line.text for line in page.lines]
        assert any(f"第{issued.edition}版" in line and f"第{number}页" in line for line in text), text
        for line in page.lines:
            assert line.left > 20 and line.right < page.width - 20, line.text
        assert not any("None" in line or "{" in line or "<" in line for line in text), text
    return found


def whole_text(found: list[Page]) -> str:
    return "".join(line.text for page in found for line in page.lines)


def test_all_seven_are_registered():
    assert set(known_papers()) >= {
        "teams.authorisation",
        "teams.recusal_decision",
        "fieldwork.interview_record",
        "findings.workpaper",
        "reports.report",
        "reports.feedback_opinion",
        "rectification.list",
    }


def test_what_a_team_leaves_on_site(cast: Cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    team = printed("teams.authorisation", Ref("teams.team", inspection.team_id), cast.office.actor)
    assert "授权任职及任务分工的决定" in whole_text(team)
    talk = fieldwork.interview(cast, inspection)
    record = whole_text(printed("fieldwork.interview_record", talk.ref, cast.member.actor))
    assert "问：" in record and "谈话对象签名：" in record
    paper = findings.at(cast, inspection, State.JUDGED)
    assert "认定要素与证据" in whole_text(printed("findings.workpaper", paper.ref, cast.member.actor))


def test_what_is_reported_fed_back_and_mended(cast: Cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    feedback = reports.signed_for(cast, inspection)
    report = Ref("reports.report", feedback.report_id)
    assert "报告" in whole_text(printed("reports.report", report, cast.lead.actor))
    opinion = whole_text(printed("reports.feedback_opinion", feedback.ref, cast.lead.actor))
    assert "整改意见" in opinion and cast.bureau.name in opinion
    (ledger,) = rectification.ledgers_of(inspection.id)
    for item in rectification.items_of(ledger):
        propose_measure(
            by=cast.body_liaison.actor,
            item=item.id,
            text="完善验收后付款的办法，逐项核对在建项目。",
            leader="王建军",
            standard="办法印发，核对表齐全",
            department="财务股",
            due_on=cast.clock.today() + timedelta(days=60),
        )
    shown = printed("rectification.list", ledger.ref, cast.office.actor)
    assert shown[0].width > shown[0].height and "完善验收后付款的办法" in whole_text(shown)


def test_a_recusal_decided(cast: Cast):
    team = teams.ready(cast)
    (target,) = formed.targets_of(team.id)
    record_objection(
        by=cast.office.actor,
        target=target,
        person=cast.member.person,
        letter="函〔2024〕3号",
        reason="有过节",
    )
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    pair = next(p for p in formed.pairs_of(team.batch_id) if p.person_id == cast.member.person)
    propose_recusal(by=cast.office.actor, pair=pair.id, outcome="must_recuse", reason="确有经济纠纷")
    approvals.approve(cast, pair.ref)
    text = whole_text(printed("teams.recusal_decision", pair.ref, cast.office.actor))
    assert "应当回避" in text and "确有经济纠纷" in text
