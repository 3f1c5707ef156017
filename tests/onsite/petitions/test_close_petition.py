import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.petitions.actions.close_petition import close_petition
from xuncha.onsite.petitions.rules.states import State


def test_a_named_petition_ends_with_its_answer(cast, inspection):
    found = petitions.at(cast, inspection, State.SETTLED)
    done = close_petition(by=cast.clerk.actor, petition=found.id, way="电话告知")
    assert (done.state, done.answer_way) == (State.CLOSED, "电话告知")
    assert journal_says("petitions.closed", about=found.ref).facts["way"] == "电话告知"


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
