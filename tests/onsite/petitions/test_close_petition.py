import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.petitions.actions.close_petition import close_petition
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.rules.states import State

WAY = "打13905550127告知王桂芳"


def test_a_named_petition_ends_with_its_answer_sealed(cast, inspection):
    """Whom they rang, and where, is who wrote."""
    found = petitions.at(cast, inspection, State.SETTLED)
    done = close_petition(by=cast.clerk.actor, petition=found.id, way=WAY)
    assert done.state == State.CLOSED
    assert WAY.encode() not in bytes(done.answer_way)
    assert "way" not in journal_says("petitions.closed", about=found.ref).facts
    assert WAY not in cast.lead.client.get(f"/petitions/{found.id}/").content.decode()
    assert open_petition(by=cast.clerk.actor, petition=found.id).told == WAY


def test_how_it_was_answered_is_said(cast, inspection):
    found = petitions.at(cast, inspection, State.SETTLED)
    with pytest.raises(BadInput):
        close_petition(by=cast.clerk.actor, petition=found.id, way="")


def test_not_by_others_and_not_before_there_is_a_result(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    with pytest.raises(WrongState):
        close_petition(by=cast.clerk.actor, petition=found.id, way="x")
    with pytest.raises(NotKnown):
        close_petition(by=cast.stranger.actor, petition=found.id, way="x")
