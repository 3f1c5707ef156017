"""What the body says and what the team answers: rows beside each other, none changed."""

from datetime import timedelta

import pytest

from tests.factories import evidence, facts
from tests.journal_says import journal_says
from xuncha.conclusions.findings import facts as reads
from xuncha.conclusions.findings.actions.facts.answer_fact_reply import answer_fact_reply
from xuncha.conclusions.findings.actions.facts.note_facts_refused import note_facts_refused
from xuncha.conclusions.findings.actions.facts.reply_to_facts import reply_to_facts
from xuncha.conclusions.findings.actions.facts.settle_fact_sheet import settle_fact_sheet
from xuncha.conclusions.findings.actions.facts.take_fact_file import take_fact_file
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState


def test_a_reply_at_the_door_with_its_papers(cast, inspection):
    reply = facts.replied(cast, inspection)
    assert reply.at_door
    assert [f.file.name for f in reply.files.all()] == ["付款凭证.pdf"]
    journal_says("findings.facts_replied", about=reply.matter.sheet.ref)
    page = cast.member.client.get(f"/workpapers/{reply.matter.workpaper_id}/").content.decode()
    assert "有异议" in page
    assert "尾款在试车以后才付" in page


def test_a_reply_on_paper_is_copied_by_the_team(cast, inspection):
    sheet = facts.sent(cast, inspection)
    reply = reply_to_facts(
        by=cast.member.actor,
        matter=facts.first(sheet).id,
        said="agree",
        signed_by="高远",
        files=[("扫描件.pdf", evidence.pdf(1))],
    )
    assert not reply.at_door
    assert reply.noted_by == cast.member.actor.name


def test_later_words_stand_beside_earlier_ones(cast, inspection):
    reply = facts.replied(cast, inspection)
    reply_to_facts(
        by=cast.body_liaison.actor,
        matter=reply.matter_id,
        said="agree",
        text="已核，属实。",
        signed_by="罗明",
    )
    assert [r.said for r in reply.matter.replies.all()] == ["disagree", "agree"]


def test_after_the_last_day_it_is_taken_and_shown_as_late(cast, inspection):
    sheet = facts.sent(cast, inspection)
    cast.clock.move_to(sheet.due_on + timedelta(days=3))
    reply_to_facts(by=cast.body_liaison.actor, matter=facts.first(sheet).id, said="agree", signed_by="罗明")
    assert "过了期限" in cast.lead.client.get(f"/facts/{sheet.id}/").content.decode()


def test_who_may_not_reply(cast, inspection):
    sheet = facts.sent(cast, inspection)
    matter = facts.first(sheet).id
    with pytest.raises(NotAllowed):
        reply_to_facts(by=cast.office.actor, matter=matter, said="agree", signed_by="x")
    with pytest.raises(NotKnown):
        reply_to_facts(by=cast.stranger.actor, matter=matter, said="agree", signed_by="x")
    draft = facts.first(facts.drafted(cast, inspection)).id
    with pytest.raises(NotKnown):
        reply_to_facts(by=cast.body_liaison.actor, matter=draft, said="agree", signed_by="x")
    with pytest.raises(NotAllowed):
        reply_to_facts(by=cast.member.actor, matter=draft, said="agree", signed_by="x")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"said": "disagree"}, "facts.objection_without_reason"),
        ({"said": "supplement"}, "facts.empty_supplement"),
        ({"said": "refused", "text": "x"}, "facts.no_such_reply"),
        ({"said": "agree", "signed_by": " "}, "facts.nobody_answers"),
    ],
)
def test_replies_that_say_nothing(cast, inspection, given, code):
    sheet = facts.sent(cast, inspection)
    with pytest.raises(BadInput) as refused:
        reply_to_facts(
            by=cast.body_liaison.actor, matter=facts.first(sheet).id, **{"signed_by": "罗明", **given}
        )
    assert [p.code for p in refused.value.problems] == [code]


def test_a_file_that_is_none_is_refused_and_nothing_kept(cast, inspection):
    import io

    sheet = facts.sent(cast, inspection)
    with pytest.raises(BadInput):
        reply_to_facts(
            by=cast.body_liaison.actor,
            matter=facts.first(sheet).id,
            said="supplement",
            signed_by="罗明",
            files=[("凭证.pdf", io.BytesIO(b"not a pdf"))],
        )
    assert not facts.first(sheet).replies.exists()


def test_the_team_answers_each_objection(cast, inspection):
    reply = facts.replied(cast, inspection)
    answer_fact_reply(by=cast.member.actor, reply=reply.id, settled="partly", text="试车日期已更正。")
    answer_fact_reply(by=cast.lead.actor, reply=reply.id, settled="not_taken", text="凭证日期为1月16日。")
    assert [a.settled for a in reply.answers.all()] == ["partly", "not_taken"]
    journal_says("findings.facts_answered", about=reply.matter.sheet.ref)
    door = cast.body_liaison.client.get(f"/door/facts/{reply.matter.sheet_id}/").content.decode()
    assert "凭证日期为1月16日" in door
    assert cast.lead.actor.name not in door


def test_who_may_not_answer_and_what_needs_none(cast, inspection):
    reply = facts.replied(cast, inspection)
    with pytest.raises(NotAllowed):
        answer_fact_reply(by=cast.team_liaison.actor, reply=reply.id, settled="taken", text="好")
    for who in (cast.body_liaison, cast.stranger):
        with pytest.raises(NotKnown):
            answer_fact_reply(by=who.actor, reply=reply.id, settled="taken", text="好")
    with pytest.raises(BadInput):
        answer_fact_reply(by=cast.lead.actor, reply=reply.id, settled="taken", text=" ")
    with pytest.raises(BadInput):
        answer_fact_reply(by=cast.lead.actor, reply=reply.id, settled="taken", text="见谈-003。")
    agreed = facts.replied(cast, inspection, "agree")
    with pytest.raises(NotAllowed):
        answer_fact_reply(by=cast.lead.actor, reply=agreed.id, settled="taken", text="好")


def test_two_of_the_team_note_that_there_is_no_reply(cast, inspection):
    sheet = facts.sent(cast, inspection)
    witness = cast.second_member.person
    for wrong in (cast.member.person, cast.stranger.person):
        with pytest.raises(BadInput):
            note_facts_refused(by=cast.member.actor, sheet=sheet.id, witness=wrong, how="拒收")
    with pytest.raises(NotAllowed):
        note_facts_refused(by=cast.office.actor, sheet=sheet.id, witness=witness, how="拒收")
    rows = note_facts_refused(by=cast.member.actor, sheet=sheet.id, witness=witness, how="联络员表示不答复")
    assert [r.witness_id for r in rows] == [witness]
    journal_says("findings.facts_refused", about=sheet.ref)
    assert "联络员表示不答复" not in cast.body_liaison.client.get(f"/door/facts/{sheet.id}/").content.decode()
    with pytest.raises(BadInput):
        note_facts_refused(by=cast.member.actor, sheet=sheet.id, witness=witness, how="又拒")


def test_it_is_settled_when_nothing_is_open(cast, inspection):
    reply = facts.replied(cast, inspection)
    sheet = reply.matter.sheet
    with pytest.raises(WrongState) as refused:
        settle_fact_sheet(by=cast.lead.actor, sheet=sheet.id)
    assert [p.code for p in refused.value.problems] == ["facts.not_answered"]
    answer_fact_reply(by=cast.lead.actor, reply=reply.id, settled="taken", text="已更正。")
    with pytest.raises(NotAllowed):
        settle_fact_sheet(by=cast.member.actor, sheet=sheet.id)
    settle_fact_sheet(by=cast.lead.actor, sheet=sheet.id)
    journal_says("findings.facts_settled", about=sheet.ref)
    with pytest.raises(NotAllowed):
        settle_fact_sheet(by=cast.lead.actor, sheet=sheet.id)
    with pytest.raises(NotAllowed):
        reply_to_facts(by=cast.body_liaison.actor, matter=reply.matter_id, said="agree", signed_by="罗明")


def test_nothing_replied_is_not_settled(cast, inspection):
    sheet = facts.sent(cast, inspection)
    with pytest.raises(WrongState) as refused:
        settle_fact_sheet(by=cast.deputy.actor, sheet=sheet.id)
    assert [p.code for p in refused.value.problems] == ["facts.not_replied"]


def test_a_file_of_the_body_becomes_evidence(cast, inspection):
    reply = facts.replied(cast, inspection)
    kept, sheet = reply.files.get(), reply.matter.sheet
    with pytest.raises(NotAllowed):
        take_fact_file(by=cast.office.actor, sheet=sheet.id, kept=kept.id, title="付款凭证")
    item = take_fact_file(by=cast.member.actor, sheet=sheet.id, kept=kept.id, title="付款凭证")
    assert item.received_from == sheet.body.name
    journal_says("findings.fact_file_taken", about=sheet.ref)
    with pytest.raises(BadInput):
        take_fact_file(by=cast.member.actor, sheet=sheet.id, kept=kept.id, title="付款凭证")


def test_the_condition_says_what_is_open(cast, inspection):
    from xuncha.conclusions.findings.supplies import facts_answered

    assert facts_answered(inspection.ref, cast.lead.actor).missing == ()
    sheet = facts.sent(cast, inspection)
    (missing,) = facts_answered(inspection.ref, cast.lead.actor).missing
    assert sheet.number in str(missing.what)
    assert reads.open_of_inspection(inspection.id) == [sheet]
