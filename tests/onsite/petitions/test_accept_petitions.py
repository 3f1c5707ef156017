from datetime import date

import pytest

from tests.factories import petitions
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.rules.states import State


def test_several_are_accepted_at_once_each_with_its_entry(cast, inspection):
    both = [petitions.registered(cast, inspection), petitions.registered(cast, inspection, channel="call")]
    done = accept_petitions(by=cast.clerk.actor, petitions=[p.id for p in both])
    assert [p.state for p in done] == [State.ACCEPTED] * 2
    for found in both:
        assert journal_says("petitions.accepted", about=found.ref).actor == cast.clerk.code


def test_the_lead_may_too(cast, inspection):
    found = petitions.registered(cast, inspection)
    (done,) = accept_petitions(by=cast.lead.actor, petitions=[found.id])
    assert done.decided_by == cast.lead.actor.name


def test_one_without_an_inspection_stops_all(cast, inspection):
    known, unknown = petitions.registered(cast, inspection), petitions.registered(cast, None, item="")
    with pytest.raises(BadInput) as refused:
        accept_petitions(by=cast.clerk.actor, petitions=[known.id, unknown.id])
    assert refused.value.problems[0].code == "petition.needs_inspection"
    known.refresh_from_db()
    assert known.state == State.REGISTERED
    journal_is_silent_about("petitions.accepted")


def test_a_handler_does_not_decide_and_others_do_not_know(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    with pytest.raises(NotAllowed):
        accept_petitions(by=cast.member.actor, petitions=[found.id])
    with pytest.raises(NotKnown):
        accept_petitions(by=cast.stranger.actor, petitions=[found.id])


@pytest.mark.parametrize("state", [State.ACCEPTED, State.PASSED_ON, State.CLOSED, State.LINKED])
def test_only_once(cast, inspection, state):
    found = petitions.at(cast, inspection, state)
    with pytest.raises(WrongState):
        accept_petitions(by=cast.clerk.actor, petitions=[found.id])


def test_not_before_it_was_received(cast, inspection):
    found = petitions.registered(cast, inspection)
    with pytest.raises(BadInput):
        accept_petitions(by=cast.clerk.actor, petitions=[found.id], on=date(2024, 1, 5))
