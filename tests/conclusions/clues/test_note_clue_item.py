import pytest

from tests.factories import clues, inspections
from tests.journal_says import journal_says
from xuncha.conclusions.clues.actions.note_clue_item import note_clue_item
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.onsite.inspections.rules.states import Stage


@pytest.mark.parametrize("who", ["member", "lead", "team_liaison"])
def test_any_member_notes(cast, inspection, who):
    item = clues.item(cast, inspection, who)
    assert item.number == f"{getattr(cast, who).code}-素001"
    assert "礼金".encode() not in bytes(item.sealed)
    assert journal_says("clues.item_noted", about=item.ref).facts["number"] == item.number


def test_numbers_count_apart_for_each_who_notes(cast, inspection):
    clues.item(cast, inspection, "member")
    assert clues.item(cast, inspection, "second_member").number.endswith("素001")
    assert clues.item(cast, inspection, "member").number.endswith("素002")


def test_the_office_does_not(cast, inspection):
    with pytest.raises(NotAllowed):
        clues.item(cast, inspection, "staff")


def test_a_stranger_does_not_know_the_inspection(cast, inspection):
    with pytest.raises(NotKnown):
        clues.item(cast, inspection, "stranger")


def test_nothing_is_no_note(cast, inspection):
    with pytest.raises(BadInput):
        note_clue_item(by=cast.member.actor, inspection=inspection.id, text=" ")


def test_not_before_entry(cast):
    with pytest.raises(NotAllowed):
        clues.item(cast, inspections.at(cast, Stage.PREPARED))
