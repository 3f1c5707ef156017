from datetime import date, timedelta

import pytest

from tests.factories import facts, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.facts.send_fact_sheet import send_fact_sheet
from xuncha.conclusions.findings.rules.judgement import AsFinding, NotEstablished
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.standing.regulations.queries import due


def test_the_lead_sends_it_and_the_body_may_read_it(cast, inspection):
    sheet = facts.sent(cast, inspection)
    assert sheet.number.startswith("核〔2024〕")
    assert sheet.due_on == due(inspection.rule_set, "fact_sheet_reply", cast.clock.today()).day
    journal_says("findings.facts_sent", about=sheet.ref)
    page = cast.body_liaison.client.get(f"/door/facts/{sheet.id}/").content.decode()
    assert "石桥片区项目2024年3月22日验收" in page
    for hidden in (findings.drafted(cast, inspection).provisional_number, "马骏", "证0"):
        assert hidden not in page


def test_nobody_but_the_lead(cast, inspection):
    sheet = facts.drafted(cast, inspection)
    for who in (cast.member, cast.deputy):
        with pytest.raises(NotAllowed):
            send_fact_sheet(by=who.actor, sheet=sheet.id)
    for who in (cast.office, cast.body_liaison, cast.stranger):
        with pytest.raises(NotKnown):
            send_fact_sheet(by=who.actor, sheet=sheet.id)
    assert cast.body_liaison.client.get(f"/door/facts/{sheet.id}/").status_code == 404


def test_once_only_and_not_on_impossible_days(cast, inspection):
    sheet = facts.drafted(cast, inspection)
    lead, today = cast.lead.actor, cast.clock.today()
    with pytest.raises(BadInput):
        send_fact_sheet(by=lead, sheet=sheet.id, on=today + timedelta(days=1))
    with pytest.raises(BadInput):
        send_fact_sheet(by=lead, sheet=sheet.id, due_on=date(2020, 1, 1))
    send_fact_sheet(by=lead, sheet=sheet.id)
    with pytest.raises(NotAllowed):
        send_fact_sheet(by=lead, sheet=sheet.id)


def test_an_empty_matter_does_not_go_out(cast, inspection):
    from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper

    paper = draft_workpaper(by=cast.member.actor, inspection=inspection.id, title="只有题目")
    sheet = facts.drafted(cast, inspection, paper)
    with pytest.raises(BadInput, match="只有题目"):
        send_fact_sheet(by=cast.lead.actor, sheet=sheet.id)


def test_no_finding_while_the_body_still_has_time(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    sheet = facts.sent(cast, inspection, paper)
    with pytest.raises(WrongState) as refused:
        findings.judge(cast, paper, AsFinding(text="付款把关不严。"))
    assert sheet.number in str(refused.value.problems[0].message)
    cast.clock.move_to(sheet.due_on + timedelta(days=1))
    findings.judge(cast, paper, AsFinding(text="付款把关不严。"))


def test_not_established_needs_no_waiting(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    facts.sent(cast, inspection, paper)
    findings.judge(cast, paper, NotEstablished(reason="核实为笔误"))


def test_the_rule_set_may_say_not_to_wait(cast, inspection, monkeypatch):
    from xuncha.conclusions.findings import facts as reads

    monkeypatch.setattr(reads, "waits_for_reply", lambda code: False)
    paper = findings.at(cast, inspection, State.SIGNED)
    facts.sent(cast, inspection, paper)
    findings.judge(cast, paper, AsFinding(text="付款把关不严。"))
