"""note_sealed_item, hand_over_sealed_item: a protected level has a number and a day, and no place for content."""

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.actions.hand_over_sealed_item import hand_over_sealed_item
from xuncha.onsite.petitions.actions.note_sealed_item import note_sealed_item
from xuncha.onsite.petitions.models import SealedItem


def noted(cast, level="county_leaders"):
    return note_sealed_item(by=cast.clerk.actor, channel="letter", level=level)


def test_only_that_one_came(cast):
    made = noted(cast)
    assert (made.number, made.received_by) == ("清巡密〔2024〕A-001", cast.clerk.actor.name)
    assert {f.name for f in SealedItem._meta.get_fields()} == {
        *("id", "origin", "recorded_at", "version"),
        *("number", "channel", "received_on", "received_by", "level", "handed_to", "handed_on", "receipt"),
    }
    assert journal_says("petitions.sealed_item_noted", about=made.ref).facts == {
        "number": made.number,
        "on": "2024-03-04",
    }


def test_handed_over_once_against_a_receipt(cast):
    made = noted(cast)
    with pytest.raises(BadInput):
        hand_over_sealed_item(by=cast.clerk.actor, item=made.id, to="市委巡察办", receipt="")
    done = hand_over_sealed_item(by=cast.clerk.actor, item=made.id, to="市委巡察办", receipt="回执 12 号")
    assert (done.handed_to, done.receipt) == ("市委巡察办", "回执 12 号")
    journal_says("petitions.sealed_item_handed_over", about=made.ref)
    with pytest.raises(WrongState):
        hand_over_sealed_item(by=cast.clerk.actor, item=made.id, to="x", receipt="y")


def test_bad_input_and_others(cast):
    with pytest.raises(BadInput) as refused:
        note_sealed_item(by=cast.clerk.actor, channel="x", level="y")
    assert len(refused.value.problems) == 2
    for who in (cast.lead, cast.office, cast.member):
        with pytest.raises(NotAllowed):
            note_sealed_item(by=who.actor, channel="letter", level="team")
    made = noted(cast)
    with pytest.raises(NotKnown):
        hand_over_sealed_item(by=cast.lead.actor, item=made.id, to="x", receipt="y")
    with pytest.raises(NotAllowed):
        hand_over_sealed_item(by=cast.office.actor, item=made.id, to="x", receipt="y")


@pytest.mark.parametrize("level", ["county_leaders", "team", "office"])
def test_known_exactly_to_who_may_view(cast, level):
    made = noted(cast, level)
    for who in cast.everyone:
        seen = queries.sealed_visible_to(who.actor).filter(pk=made.pk).exists()
        assert (
            seen
            == bool(policies.can_view_sealed(who.actor, made))
            == (who is cast.clerk or (who is cast.office and level != "office"))
        )
