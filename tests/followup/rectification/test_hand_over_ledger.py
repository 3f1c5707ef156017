import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.hand_over_ledger import hand_over_ledger
from xuncha.followup.rectification.models import Ledger
from xuncha.foundation.terms import NotKnown
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies

pytestmark = pytest.mark.django_db


def test_a_body_merged_away_hands_its_open_list_to_the_successor(cast):
    ledger = made.accepted(cast)
    merge_bodies(by=cast.office.actor, predecessors=[cast.bureau.id], successor=cast.other_bureau.id)
    after = Ledger.objects.get(pk=ledger.id)
    assert after.body_id == cast.other_bureau.id
    assert after.handovers.get().from_body_id == cast.bureau.id
    assert journal_says("rectification.ledger_handed_over", about=ledger.ref)


def test_where_the_successor_takes_nothing_over_the_list_stays(cast):
    ledger = made.accepted(cast)
    merge_bodies(
        by=cast.office.actor, predecessors=[cast.bureau.id], successor=cast.other_bureau.id, takes_over=False
    )
    assert Ledger.objects.get(pk=ledger.id).body_id == cast.bureau.id


def test_a_stranger_hands_nothing_over(cast):
    ledger = made.accepted(cast)
    with pytest.raises(NotKnown):
        hand_over_ledger(
            by=cast.stranger.actor,
            ledger=ledger.id,
            to=cast.other_bureau.id,
            on=cast.clock.today(),
            reason="x",
        )
