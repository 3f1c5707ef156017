import pytest

from tests.factories import clues
from tests.journal_says import journal_says
from xuncha.conclusions.clues.actions.set_aside_clue_item import set_aside_clue_item
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


def set_aside(cast, item, who="lead", reason="查无此事"):
    return set_aside_clue_item(by=getattr(cast, who).actor, item=item.id, reason=reason)


def test_it_stays_with_the_reason_and_may_be_taken_up_later(cast, inspection):
    item = set_aside(cast, clues.item(cast, inspection))
    assert item.state == "set_aside"
    assert item.reason_sealed
    journal_says("clues.item_set_aside", about=item.ref, by=cast.lead)
    clues.noted(cast, inspection, items=[item.id])


def test_only_once_and_with_a_reason(cast, inspection):
    item = clues.item(cast, inspection)
    with pytest.raises(BadInput):
        set_aside(cast, item, reason=" ")
    set_aside(cast, item)
    with pytest.raises(NotAllowed):
        set_aside(cast, item)


def test_by_the_heads_only(cast, inspection):
    item = clues.item(cast, inspection)
    with pytest.raises(NotAllowed):
        set_aside(cast, item, "member")
    with pytest.raises(NotKnown):
        set_aside(cast, item, "second_member")
