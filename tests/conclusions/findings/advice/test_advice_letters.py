"""Advice goes to a department as a letter of coordination: approved along its route, with receipt, day and answer."""

import pytest

from tests.factories import approvals, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings import advices
from xuncha.conclusions.findings.actions.advice.draft_advice_letter import draft_advice_letter
from xuncha.conclusions.findings.actions.advice.submit_advice_letter import submit_advice_letter
from xuncha.conclusions.findings.models import Advice
from xuncha.conclusions.findings.rules.judgement import AsAdvice
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState, new_id
from xuncha.standing.coordination import papers
from xuncha.standing.coordination.actions.change_letter import change_letter
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter
from xuncha.standing.coordination.actions.record_reply import record_reply
from xuncha.standing.coordination.actions.return_letter import return_letter
from xuncha.standing.coordination.actions.send_letter import send_letter
from xuncha.standing.coordination.actions.withdraw_letter import withdraw_letter
from xuncha.standing.regulations.queries import due

TEXT = "建议县财政局完善工程款支付审核，未验收的不付尾款。"


def given(cast, inspection, text=TEXT, to_name="清源县财政局", title="付款把关不严"):
    paper = findings.at(cast, inspection, State.SIGNED, title=title)
    findings.judge(cast, paper, AsAdvice(text=text, to_kind="finance", to_name=to_name))
    return Advice.objects.get(outcome__workpaper=paper)


def drafted(cast, *advice, **more):
    return draft_advice_letter(by=cast.staff.actor, advice=[a.id for a in advice], **more)


def test_it_becomes_a_letter_that_waits_for_approval(cast, inspection):
    one = given(cast, inspection)
    letter = drafted(cast, one, copies=["分管副县长", "县委组织部"])
    assert (letter.kind, letter.receiver_name, letter.state) == ("matter", "清源县财政局", "draft")
    assert letter.due_on == due(inspection.rule_set, "advice_reply", cast.clock.today()).day
    assert advices.approval(letter.ref) == "open"
    journal_says("findings.advice_letter_drafted", about=one.ref)
    assert letter.ref in {n.ref for n in neighbours(one.ref, cast.office.actor)}
    assert TEXT in str(papers.letter(letter.ref, cast.office.actor))
    waiting = cast.office.client.get("/approvals/").content.decode()
    assert TEXT in waiting  # who decides reads the advice itself


def test_it_goes_out_once_approved_and_the_answer_is_noted(cast, inspection):
    one, office = given(cast, inspection), cast.staff.actor
    letter = drafted(cast, one)
    with pytest.raises(WrongState, match="还没有批准"):
        send_letter(by=office, letter=letter.id)
    approvals.approve(cast, letter.ref)
    sent = send_letter(by=office, letter=letter.id)
    assert sent.number
    receipt_letter(by=office, letter=letter.id, signed_by="财政局办公室")
    record_reply(by=office, letter=letter.id, text="已修订支付审核办法。", their_number="清财函〔2024〕3号")
    page = cast.lead.client.get("/advice/").content.decode()
    assert sent.number in page
    assert "已回复" in page
    assert cast.lead.client.get(f"/letters/{letter.id}/").status_code == 200


def test_what_was_approved_is_not_changed(cast, inspection):
    letter = drafted(cast, given(cast, inspection))
    more = {
        "receiver": letter.receiver,
        "receiver_name": letter.receiver_name,
        "title": letter.title,
        "text": "另加一句。",
    }
    for step in (lambda: None, lambda: approvals.approve(cast, letter.ref)):
        step()
        with pytest.raises(WrongState):
            change_letter(by=cast.staff.actor, letter=letter.id, **more)


def test_sent_back_it_is_changed_and_submitted_again(cast, inspection):
    letter = drafted(cast, given(cast, inspection))
    with pytest.raises(WrongState):
        submit_advice_letter(by=cast.staff.actor, letter=letter.id)
    with pytest.raises(WrongState):
        withdraw_letter(by=cast.staff.actor, letter=letter.id, reason="不发")
    approvals.send_back(cast, letter.ref, "措辞再斟酌")
    assert "再送审" in cast.staff.client.get(f"/letters/{letter.id}/").content.decode()
    submit_advice_letter(by=cast.staff.actor, letter=letter.id)
    journal_says("findings.advice_letter_submitted", about=Advice.objects.get().ref)
    approvals.approve(cast, letter.ref)
    send_letter(by=cast.staff.actor, letter=letter.id)
    with pytest.raises(WrongState):
        submit_advice_letter(by=cast.staff.actor, letter=letter.id)


def test_several_to_one_department_in_one_letter_but_not_to_two(cast, inspection):
    one, same = given(cast, inspection), given(cast, inspection, "建议公开工程款。", title="接待没有公函")
    other = given(cast, inspection, "建议核编。", "清源县委编办", title="多付款项")
    with pytest.raises(BadInput):
        drafted(cast, one, other)
    with pytest.raises(BadInput):
        drafted(cast)
    assert drafted(cast, one, same).enclosures.count() == 2
    assert [a.id for a in advices.waiting(cast.office.actor)] == [other.id]


def test_not_twice_but_again_where_it_came_back(cast, inspection):
    one = given(cast, inspection)
    letter = drafted(cast, one)
    with pytest.raises(BadInput, match="已经在建议书里"):
        drafted(cast, one)
    approvals.approve(cast, letter.ref)
    send_letter(by=cast.staff.actor, letter=letter.id)
    return_letter(by=cast.staff.actor, letter=letter.id, reason="不属本局职责")
    assert drafted(cast, one).id != letter.id
    assert one.letters.count() == 2


def test_long_advice_stands_in_the_text(cast, inspection):
    long = "建议" + "完善制度，" * 150
    letter = drafted(cast, given(cast, inspection, long))
    assert long in str(papers.letter(letter.ref, cast.office.actor))


def test_who_may_not(cast, inspection):
    one = given(cast, inspection)
    for who in (cast.lead, cast.member):
        with pytest.raises(NotAllowed):
            draft_advice_letter(by=who.actor, advice=[one.id])
    with pytest.raises(NotKnown):
        drafted(cast, type("x", (), {"id": new_id()}))
    letter = drafted(cast, one)
    with pytest.raises(NotAllowed):
        submit_advice_letter(by=cast.lead.actor, letter=letter.id)


def test_by_its_pages(cast, inspection):
    one = given(cast, inspection)
    assert "待发的巡察建议" in cast.staff.client.get("/").content.decode()
    at = f"/advice/{one.id}/letter"
    assert TEXT in cast.staff.client.get(at).content.decode()
    data = {
        "advice": [str(one.id)],
        "due_on": "2099-01-01",
        "text": "",
        "copies": "分管副县长\n县委组织部",
    }
    assert cast.staff.client.post(at, data).status_code == 302
    assert [c.name for c in advices.standing_letter(one).copies.all()] == ["分管副县长", "县委组织部"]
    assert "已经在建议书里" in cast.staff.client.get(at).content.decode()
    assert cast.lead.client.get(at).status_code == 404
    assert cast.lead.client.get("/advice/").status_code == 200
    assert cast.body_liaison.client.get("/advice/").status_code == 404
