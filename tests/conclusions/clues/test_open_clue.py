import pytest

from tests.factories import clues, inspections
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.conclusions.clues.actions.amend_clue import amend_clue
from xuncha.conclusions.clues.actions.open_clue import open_clue
from xuncha.conclusions.clues.actions.open_clue_item import open_clue_item
from xuncha.conclusions.clues.actions.open_transfer_list import open_transfer_list
from xuncha.conclusions.clues.rules.content import Level, Pointed
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.models import Entry
from xuncha.foundation.keys import store
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, new_id


def test_what_was_sealed_comes_back_with_its_sources(cast, inspection):
    point = inspections.noted(cast, inspection)
    clue = clues.at(cast, inspection, State.REPORTED, sources=[point.ref], origin="谈话")
    opened = open_clue(by=cast.lead.actor, clue=clue.id, reason="研究处置")
    assert (opened.said.outline, opened.said.persons) == (clues.OUTLINE, (clues.WHO,))
    assert opened.sources == (point.ref,)
    assert [v.text for v in opened.verifications] == ["调阅台账，与反映相符"]
    assert [r.text for r in opened.returns] == ["已立案审查"]
    said = journal_says("clues.clue_opened", about=clue.ref, by=cast.lead)
    assert said.facts["reason"] == "研究处置"


def test_the_entry_is_there_before_the_opening(cast, inspection, monkeypatch):
    clue = clues.noted(cast, inspection)
    seen = []
    monkeypatch.setattr(
        "xuncha.foundation.keys.fields.open_sealed",
        lambda *args: (
            seen.append(Entry.objects.filter(event="clues.clue_opened").count()) or store.open_sealed(*args)
        ),
    )
    open_clue(by=cast.lead.actor, clue=clue.id, reason="研究")
    assert seen == [1]


def test_no_reason_no_opening(cast, inspection):
    clue = clues.noted(cast, inspection)
    with pytest.raises(BadInput):
        open_clue(by=cast.lead.actor, clue=clue.id, reason=" ")
    journal_is_silent_about("clues.clue_opened")


@pytest.mark.parametrize(
    "who", ["second_member", "staff", "stranger", "body_liaison", "system", "leading_group"]
)
def test_for_others_it_is_not_there(cast, inspection, who):
    clue = clues.assigned(cast, clues.noted(cast, inspection))
    with pytest.raises(NotKnown):
        open_clue(by=getattr(cast, who).actor, clue=clue.id, reason="x")
    assert open_clue(by=cast.member.actor, clue=clue.id, reason="核实").said.outline


def test_an_amendment_is_what_it_says_now_and_the_first_stays(cast, inspection):
    clue = clues.noted(cast, inspection)
    amend_clue(
        by=cast.lead.actor,
        clue=clue.id,
        outline="核对后：收受礼金两次。",
        persons=[clues.WHO, Pointed("李某")],
        level=Level.SECTION,
        discipline="integrity",
    )
    now = clues.again(cast, clue)
    assert (now.persons, now.statements.count()) == (2, 2)
    assert open_clue(by=cast.lead.actor, clue=clue.id, reason="看").said.outline == "核对后：收受礼金两次。"
    assert journal_says("clues.clue_amended", about=clue.ref).facts["statement"] == 2


def test_what_was_decided_is_not_amended(cast, inspection):
    clue = clues.at(cast, inspection, State.READY)
    with pytest.raises(NotAllowed):
        amend_clue(
            by=cast.lead.actor,
            clue=clue.id,
            outline="x",
            persons=[],
            level=Level.SECTION,
            discipline="integrity",
        )


def test_a_raw_note(cast, inspection):
    item = clues.item(cast, inspection)
    assert "礼金" in open_clue_item(by=cast.member.actor, item=item.id, reason="补充").text
    journal_says("clues.item_opened", about=item.ref, by=cast.member)
    with pytest.raises(NotKnown):
        open_clue_item(by=cast.second_member.actor, item=item.id, reason="x")


def test_the_list_of_a_transfer_opens_each_clue_it_carries(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    listed = open_transfer_list(by=cast.office.actor, letter=clue.transfer_id, reason="打印清单")
    assert [(one.clue.id, one.said.outline) for one in listed] == [(clue.id, clues.OUTLINE)]
    assert journal_says("clues.clue_opened", about=clue.ref).facts["letter"] == str(clue.transfer_id)
    with pytest.raises(NotKnown):
        open_transfer_list(by=cast.staff.actor, letter=clue.transfer_id, reason="x")


def test_a_source_the_reader_may_not_know_leaves_no_trace_on_the_opened_page(cast, inspection):
    """A hidden one would say that somebody wrote: all else a member knows anyway."""
    point = inspections.noted(cast, inspection)
    letter = Ref("petitions.petition", new_id())
    for sources in ([point.ref], [point.ref, letter]):
        clue = clues.assigned(cast, clues.noted(cast, inspection, sources=sources))
        page = cast.member.client.post(f"/clues/{clue.id}/open", {"reason": "核实"}).content.decode()
        assert point.number in page
        assert "另有" not in page
