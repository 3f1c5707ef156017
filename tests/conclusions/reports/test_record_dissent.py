from datetime import timedelta

import pytest

from tests.factories import approvals, reports
from tests.journal_says import journal_says
from xuncha.conclusions.reports import fell_out, papers, queries
from xuncha.conclusions.reports.actions.record_dissent import record_dissent
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id


@pytest.fixture
def report(cast, inspection):
    return reports.drafted(cast, inspection)


def test_a_members_words_go_along_to_those_who_decide(cast, report):
    finding = queries.findings_of(report)[0]
    row = record_dissent(
        by=cast.second_member.actor, report=report.id, text="金额不应删去。", finding=finding.id
    )
    assert (row.side, row.version_order, row.by_name) == ("team", 1, cast.second_member.actor.name)
    assert journal_says("reports.dissent_recorded", about=report.ref).facts["text"] == "金额不应删去。"
    submit_report(by=cast.lead.actor, report=report.id)
    page = cast.secretary.client.get(f"/reports/{report.id}/").content.decode()
    assert "金额不应删去。" in page
    waiting = cast.lead.client.get("/approvals/").content.decode()  # the team meeting's step is the lead's
    assert f"reports.fell_out/{report.id}" in waiting
    assert "金额不应删去。" in str(papers.sheet(report.ref, cast.leading_group.actor))


def test_the_offices_own(cast, report):
    with pytest.raises(NotKnown):  # a draft is the team's
        record_dissent(by=cast.staff.actor, report=report.id, text="不同意")
    submit_report(by=cast.lead.actor, report=report.id)
    row = record_dissent(by=cast.staff.actor, report=report.id, text="定性过重。")
    assert row.side == "office"


def test_while_it_is_being_decided_but_not_after(cast, report):
    submit_report(by=cast.lead.actor, report=report.id)
    record_dissent(by=cast.member.actor, report=report.id, text="不同意合并两个问题。")
    approvals.approve(cast, report.ref)
    with pytest.raises(NotAllowed):
        record_dissent(by=cast.member.actor, report=report.id, text="又不同意")
    assert [d.text for d in fell_out.dissents(report)] == ["不同意合并两个问题。"]


def test_who_may_not_and_what_says_nothing(cast, report):
    with pytest.raises(NotKnown):
        record_dissent(by=cast.stranger.actor, report=report.id, text="x")
    with pytest.raises(BadInput):
        record_dissent(by=cast.member.actor, report=report.id, text=" ")
    with pytest.raises(BadInput):
        record_dissent(
            by=cast.member.actor, report=report.id, text="x", on=cast.clock.today() + timedelta(days=1)
        )
    with pytest.raises(NotKnown):
        record_dissent(by=cast.member.actor, report=report.id, text="x", finding=new_id())
    submit_report(by=cast.lead.actor, report=report.id)
    with pytest.raises(NotAllowed):
        record_dissent(by=cast.secretary.actor, report=report.id, text="x")


def test_by_its_page(cast, report):
    at = f"/reports/{report.id}/dissent"
    assert cast.member.client.get(at).status_code == 200
    assert cast.member.client.post(at, {"text": "不同意。", "finding": ""}).status_code == 302
    assert cast.member.client.post(at, {"text": "", "finding": ""}).status_code == 422
    assert [d.text for d in fell_out.dissents(report)] == ["不同意。"]
