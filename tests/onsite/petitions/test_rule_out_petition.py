import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.rules.states import State


def test_out_of_scope_with_the_reason(cast, inspection):
    found = petitions.registered(cast, inspection)
    done = rule_out_petition(by=cast.clerk.actor, petition=found.id, because="法院已经判决")
    assert (done.state, done.out_because) == (State.OUT_OF_SCOPE, "法院已经判决")
    assert journal_says("petitions.ruled_out", about=found.ref).facts["because"] == "法院已经判决"


def test_who_has_it_may_say_so_later_and_the_clerk_may_think_again(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    rule_out_petition(by=cast.member.actor, petition=found.id, because="属于个人诉求")
    (again,) = accept_petitions(by=cast.clerk.actor, petitions=[found.id])
    assert (again.state, again.out_because) == (State.ACCEPTED, "")


def test_a_reason_is_needed(cast, inspection):
    found = petitions.registered(cast, inspection)
    with pytest.raises(BadInput):
        rule_out_petition(by=cast.clerk.actor, petition=found.id, because=" ")


def test_not_by_others_and_not_twice(cast, inspection):
    found = petitions.at(cast, inspection, State.PASSED_ON)
    with pytest.raises(NotKnown):
        rule_out_petition(by=cast.second_member.actor, petition=found.id, because="x")
    with pytest.raises(WrongState):
        rule_out_petition(by=cast.clerk.actor, petition=found.id, because="x")
