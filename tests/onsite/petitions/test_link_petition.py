from datetime import date

import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.link_petition import link_petition
from xuncha.onsite.petitions.rules.states import State


def test_joined_never_lost_and_both_are_counted(cast, inspection):
    first = petitions.registered(cast, inspection)
    again = petitions.registered(cast, inspection, channel="call")
    done = link_petition(by=cast.clerk.actor, petition=again.id, first=first.id, tie="repeat")
    assert (done.state, done.first_id) == (State.LINKED, first.id)
    assert queries.followers(first, cast.clerk.actor) == [again]
    assert queries.first_of(done, cast.clerk.actor) == first
    assert queries.registered_in([inspection.id], date(2030, 1, 1)).count() == 2
    assert journal_says("petitions.linked", about=again.ref).facts["first"] == first.number


def test_no_chains_no_circles_not_itself(cast, inspection):
    first, second, third = (petitions.registered(cast, inspection, persons=n) for n in (1, 2, 3))
    link_petition(by=cast.clerk.actor, petition=second.id, first=first.id, tie="same_matter")
    for petition, to in ((third, second), (first, third), (third, third)):
        with pytest.raises(WrongState):
            link_petition(by=cast.clerk.actor, petition=petition.id, first=to.id, tie="repeat")


def test_how_it_is_the_same_is_said_and_only_what_one_knows_is_linked_to(cast, inspection):
    first = petitions.registered(cast, inspection)
    mine = petitions.at(cast, inspection, State.ASSIGNED)
    with pytest.raises(BadInput):
        link_petition(by=cast.clerk.actor, petition=mine.id, first=first.id, tie="cousin")
    with pytest.raises(NotKnown):
        link_petition(by=cast.member.actor, petition=mine.id, first=first.id, tie="repeat")
