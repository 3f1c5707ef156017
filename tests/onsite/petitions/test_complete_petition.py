import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.foundation.vault.models import Deposit
from xuncha.onsite.petitions.actions.complete_petition import complete_petition
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.actions.register_petition import register_petition
from xuncha.onsite.petitions.rules.states import State


def test_what_was_not_known_at_night_is_filled_in_by_day(cast, inspection):
    taken = register_petition(by=cast.clerk.actor, channel="call")
    done = complete_petition(
        by=cast.clerk.actor,
        petition=taken.id,
        inspection=inspection.id,
        people=[petitions.WHO],
        content=petitions.CONTENT,
        sort="accusation",
        seen=taken.version,
    )
    assert (done.inspection_id, done.body_id, done.named, done.sort) == (
        inspection.id,
        inspection.body_id,
        True,
        "accusation",
    )
    assert open_petition(by=cast.clerk.actor, petition=taken.id).content == petitions.CONTENT
    journal_says("petitions.completed", about=taken.ref)


def test_what_is_not_given_stays(cast, inspection):
    taken = petitions.registered(cast, inspection)
    complete_petition(by=cast.clerk.actor, petition=taken.id, sort="appeal", content="")
    assert open_petition(by=cast.clerk.actor, petition=taken.id).content == petitions.CONTENT


def test_people_go_to_the_vault_once(cast, inspection):
    taken = petitions.registered(cast, inspection)
    with pytest.raises(BadInput) as refused:
        complete_petition(by=cast.clerk.actor, petition=taken.id, people=[petitions.WHO])
    assert [p.code for p in refused.value.problems] == ["petition.people_sealed"]
    assert Deposit.objects.count() == 1


def test_not_by_who_does_not_know_it_and_not_after_its_scope_was_decided(cast, inspection):
    taken = petitions.at(cast, inspection, State.ACCEPTED)
    with pytest.raises(NotKnown):
        complete_petition(by=cast.member.actor, petition=taken.id, sort="appeal")
    with pytest.raises(WrongState):
        complete_petition(by=cast.clerk.actor, petition=taken.id, sort="appeal")


def test_two_at_once_do_not_overwrite_each_other(cast, inspection):
    taken = petitions.registered(cast, inspection)
    complete_petition(by=cast.clerk.actor, petition=taken.id, sort="appeal", seen=taken.version)
    with pytest.raises(Stale):
        complete_petition(by=cast.clerk.actor, petition=taken.id, sort="other", seen=taken.version)


def test_a_member_does_not_move_it_out_of_the_own_team(cast, inspection):
    taken = register_petition(by=cast.member.actor, channel="call", inspection=inspection.id)
    with pytest.raises(NotAllowed):
        complete_petition(by=cast.member.actor, petition=taken.id, batch=inspection.team.batch_id)
    assert complete_petition(by=cast.member.actor, petition=taken.id, inspection=inspection.id)
