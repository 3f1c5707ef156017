import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.actions.set_aside_petition import set_aside_petition
from xuncha.onsite.petitions.actions.settle_petition import settle_petition
from xuncha.onsite.petitions.rules.outcomes import AsClueHint
from xuncha.onsite.petitions.rules.states import State


def test_what_names_somebody_of_the_team_is_gone_for_all_but_its_keeper(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    set_aside_petition(by=cast.clerk.actor, petition=found.id, keeper="office_head")
    for who in (cast.clerk, cast.lead, cast.deputy, cast.member, cast.staff, cast.secretary):
        assert not queries.visible_to(who.actor).exists()
    assert not queries.register(cast.staff.actor).exists()
    assert queries.petition(found.id, cast.office.actor).kept_for == "office_head"
    assert journal_says("petitions.set_aside", about=found.ref).facts["keeper"] == "office_head"


def test_what_names_the_clerk_s_own_superior_passes_over_their_head(cast, inspection):
    found = petitions.registered(cast, inspection)
    set_aside_petition(by=cast.clerk.actor, petition=found.id, keeper="secretary")
    assert not queries.visible_to(cast.office.actor).exists()
    assert queries.petition(found.id, cast.secretary.actor) == found
    with pytest.raises(NotKnown):
        queries.for_head(found.id)


def test_the_gate_of_leaving_does_not_tell_of_it(cast, inspection):
    found = petitions.registered(cast, inspection)
    lead = cast.lead.actor
    row = next(r for r in inspections.gate(inspection, lead) if r.code == "petitions.settled")
    assert not row.met
    set_aside_petition(by=cast.clerk.actor, petition=found.id, keeper="leading_group")
    row = next(r for r in inspections.gate(inspection, lead) if r.code == "petitions.settled")
    assert row.met
    assert not [r for r in inspections.gate(inspection, cast.member.actor) if r.code == "petitions.settled"]


def test_the_keeper_does_what_the_clerk_and_the_lead_would(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    set_aside_petition(by=cast.lead.actor, petition=found.id, keeper="office_head")
    done = settle_petition(by=cast.office.actor, petition=found.id, outcomes=[AsClueHint()])
    assert done.state == State.SETTLED
    other = petitions.registered(cast, inspection, keeper="office_head")
    assert rule_out_petition(by=cast.office.actor, petition=other.id, because="个人诉求").state == (
        State.OUT_OF_SCOPE
    )


def test_the_keeper_who_serves_in_that_team_does_not_see_it(cast, inspection):
    from xuncha.foundation.terms import Ref
    from xuncha.standing.people.actions.grant_role import grant_role

    found = petitions.registered(cast, inspection, keeper="office_head")
    grant_role(
        by=cast.security.actor,
        role="member",
        person=cast.office.person,
        scope=Ref("teams.team", inspection.team_id),
    )
    with pytest.raises(NotKnown):
        queries.petition(found.id, cast.office.actor)


def test_a_keeper_is_one_of_three_and_what_has_ended_stays(cast, inspection):
    found = petitions.registered(cast, inspection)
    with pytest.raises(BadInput):
        set_aside_petition(by=cast.clerk.actor, petition=found.id, keeper="lead")
    ended = petitions.at(cast, inspection, State.CLOSED)
    with pytest.raises(WrongState):
        set_aside_petition(by=cast.clerk.actor, petition=ended.id, keeper="secretary")
    with pytest.raises(NotKnown):
        set_aside_petition(by=cast.stranger.actor, petition=found.id, keeper="secretary")
