import pytest

from tests.factories import facts, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.facts.draft_fact_sheet import draft_fact_sheet
from xuncha.conclusions.findings.actions.facts.withdraw_fact_sheet import withdraw_fact_sheet
from xuncha.conclusions.findings.actions.facts.write_fact import write_fact
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale


def test_it_begins_with_fact_time_and_place_and_nothing_they_rest_on(cast, inspection):
    paper = findings.ready(cast, inspection)
    sheet = facts.drafted(cast, inspection, paper)
    matter = facts.first(sheet)
    assert matter.title == paper.title
    assert matter.text.split("\n") == [findings.ELEMENTS[c] for c in ("fact", "time", "place")]
    assert "证" not in matter.text
    assert sheet.number == ""
    journal_says("findings.facts_drafted", about=sheet.ref)
    assert sheet.ref in {n.ref for n in neighbours(paper.ref, cast.member.actor)}


def test_only_members_of_the_team(cast, inspection):
    paper = findings.drafted(cast, inspection)
    for who in (cast.office, cast.body_liaison, cast.stranger):
        with pytest.raises((NotAllowed, NotKnown)):
            draft_fact_sheet(by=who.actor, inspection=inspection.id, workpapers=[paper.id])


def test_no_papers_and_a_judged_one(cast, inspection):
    with pytest.raises(BadInput):
        draft_fact_sheet(by=cast.member.actor, inspection=inspection.id, workpapers=[])
    judged = findings.at(cast, inspection, State.JUDGED)
    with pytest.raises(BadInput, match="已经研判"):
        draft_fact_sheet(by=cast.member.actor, inspection=inspection.id, workpapers=[judged.id])


def test_its_words_may_be_written_while_it_is_a_draft(cast, inspection):
    sheet = facts.drafted(cast, inspection)
    matter = facts.first(sheet)
    row = write_fact(
        by=cast.second_member.actor, sheet=sheet.id, matter=matter.id, title="尾款支付", text="1月16日付清。"
    )
    assert row.text == "1月16日付清。"
    said = journal_says("findings.fact_written", about=sheet.ref)
    assert said.facts["before"] == matter.text
    with pytest.raises(Stale):
        write_fact(
            by=cast.member.actor, sheet=sheet.id, matter=matter.id, title="x", text="y", seen=matter.version
        )
    sent = facts.sent(cast, inspection)
    with pytest.raises(NotAllowed):
        write_fact(by=cast.member.actor, sheet=sent.id, matter=facts.first(sent).id, title="改", text="改了")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("见证0412第3页。", "facts.our_number"),
        ("据谈-003记录。", "facts.our_number"),
        ("群众来信反映付款过早。", "facts.channel_words"),
    ],
)
def test_what_would_show_a_source_is_refused_by_name(cast, inspection, text, code):
    sheet = facts.drafted(cast, inspection)
    with pytest.raises(BadInput) as refused:
        write_fact(
            by=cast.member.actor, sheet=sheet.id, matter=facts.first(sheet).id, title="付款", text=text
        )
    assert [p.code for p in refused.value.problems] == [code]


def test_a_person_spoken_with_is_not_named(cast, inspection):
    from tests.factories import fieldwork

    talk = fieldwork.planned(cast, inspection)
    sheet = facts.drafted(cast, inspection)
    with pytest.raises(BadInput) as refused:
        write_fact(
            by=cast.member.actor,
            sheet=sheet.id,
            matter=facts.first(sheet).id,
            title="付款",
            text=f"{talk.interviewee_name}签批付款。",
        )
    assert refused.value.problems[0].code == "facts.heard_person"


def test_words_of_a_channel_pass_once_looked_through(cast, inspection):
    sheet = facts.drafted(cast, inspection)
    row = write_fact(
        by=cast.member.actor,
        sheet=sheet.id,
        matter=facts.first(sheet).id,
        title="信访办理",
        text="局信访室2023年收到来信9件，办结6件。",
        looked_through=True,
    )
    assert row.text


def test_a_draft_is_withdrawn_with_the_reason_and_stays(cast, inspection):
    sheet = facts.drafted(cast, inspection)
    with pytest.raises(BadInput):
        withdraw_fact_sheet(by=cast.member.actor, sheet=sheet.id, reason=" ")
    with pytest.raises(NotKnown):
        withdraw_fact_sheet(by=cast.office.actor, sheet=sheet.id, reason="不送了")
    withdraw_fact_sheet(by=cast.member.actor, sheet=sheet.id, reason="并入另一份")
    assert facts.again(cast, sheet).withdrawn_because == "并入另一份"
    journal_says("findings.facts_withdrawn", about=sheet.ref)
    with pytest.raises(NotAllowed):
        withdraw_fact_sheet(by=cast.member.actor, sheet=sheet.id, reason="再撤")
