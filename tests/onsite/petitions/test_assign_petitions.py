import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.assign_petitions import assign_petitions
from xuncha.onsite.petitions.rules.states import State


def test_only_those_who_have_it_know_it(cast, inspection):
    found = petitions.at(cast, inspection, State.ACCEPTED)
    assert not queries.visible_to(cast.member.actor).exists()
    (done,) = assign_petitions(by=cast.lead.actor, petitions=[found.id], to=[cast.member.person])
    assert done.state == State.ASSIGNED
    assert queries.petition(found.id, cast.member.actor) == done
    assert not queries.visible_to(cast.second_member.actor).exists()
    assert journal_says("petitions.assigned", about=found.ref).facts["to"] == [str(cast.member.person)]


def test_given_to_others_it_is_gone_for_the_first(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    to = [cast.second_member.person, cast.deputy.person]
    assign_petitions(by=cast.lead.actor, petitions=[found.id], to=to)
    assert queries.handler_ids(found) == set(to)
    assert not queries.visible_to(cast.member.actor).exists()


@pytest.mark.parametrize("who", [[], ["stranger"], ["member", "staff"]])
def test_only_to_the_own_team(cast, inspection, who):
    found = petitions.at(cast, inspection, State.ACCEPTED)
    with pytest.raises(BadInput):
        assign_petitions(by=cast.lead.actor, petitions=[found.id], to=[getattr(cast, w).person for w in who])


def test_the_lead_assigns_and_not_before_it_is_accepted(cast, inspection):
    found = petitions.registered(cast, inspection)
    with pytest.raises(WrongState):
        assign_petitions(by=cast.lead.actor, petitions=[found.id], to=[cast.member.person])
    with pytest.raises(NotAllowed):
        assign_petitions(by=cast.clerk.actor, petitions=[found.id], to=[cast.member.person])
