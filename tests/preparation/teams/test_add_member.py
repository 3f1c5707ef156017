import pytest

from tests.factories import planning, teams
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.add_member import add_member
from xuncha.preparation.teams.actions.assign_duty import assign_duty
from xuncha.preparation.teams.actions.form_team import form_team


@pytest.fixture
def team(cast):
    return form_team(by=cast.office.actor, batch=planning.batch(cast).id)


def add(cast, team, who, role="member", by=None):
    return add_member(by=(by or cast.office).actor, team=team.id, person=who.person, role=role)


def test_puts_a_person_into_a_team(cast, team):
    row = add(cast, team, cast.lead, "lead")
    assert [m.person_id for m in queries.active_members(team.id)] == [cast.lead.person]
    assert journal_says("teams.member_added", about=team.ref).facts == {
        "person": cast.lead.code,
        "role": "lead",
        "duty": "",
        "since": row.since.isoformat(),
    }


def test_members_stand_in_the_order_they_came(cast, team):
    add(cast, team, cast.lead, "lead")
    add(cast, team, cast.member)
    add(cast, team, cast.deputy, "deputy")
    assert [m.order for m in queries.active_members(team.id)] == [1, 2, 3]


def test_exactly_one_lead_and_one_liaison(cast, team):
    add(cast, team, cast.lead, "lead")
    with pytest.raises(BadInput) as refused:
        add(cast, team, cast.deputy, "lead")
    assert refused.value.code == "member.second_lead"
    add(cast, team, cast.team_liaison, "liaison")
    with pytest.raises(BadInput) as refused:
        add(cast, team, cast.member, "liaison")
    assert refused.value.code == "member.second_liaison"


def test_a_lead_comes_from_those_who_may_lead(cast, team):
    with pytest.raises(BadInput) as refused:
        add(cast, team, cast.member, "lead")
    assert refused.value.code == "member.not_lead_eligible"


def test_nobody_stands_in_two_teams_of_a_batch(cast, team):
    add(cast, team, cast.member)
    other = form_team(by=cast.office.actor, batch=team.batch_id)
    with pytest.raises(BadInput) as refused:
        add(cast, other, cast.member)
    assert refused.value.code == "member.in_batch"


def test_a_role_that_is_none_is_refused(cast, team):
    with pytest.raises(BadInput):
        add(cast, team, cast.member, "chairman")


def test_only_the_office_and_only_who_knows_the_team(cast, team):
    add(cast, team, cast.lead, "lead")
    with pytest.raises(NotAllowed):
        add(cast, team, cast.member, by=cast.lead)
    with pytest.raises(NotKnown):
        add(cast, team, cast.member, by=cast.stranger)


def test_an_authorised_team_takes_nobody(cast):
    team = teams.authorised(cast)
    with pytest.raises(NotAllowed) as refused:
        add(cast, team, cast.stranger)
    assert refused.value.code == "team.not_open"
    assert "一次一授权" in str(refused.value.message)


def test_says_what_a_member_does(cast, team):
    row = add(cast, team, cast.member)
    assign_duty(by=cast.office.actor, membership=row.id, duty="财务", seen=row.version)
    assert queries.active_members(team.id)[0].duty == "财务"
    journal_says("teams.duty_assigned", about=team.ref)
    with pytest.raises(Stale):
        assign_duty(by=cast.office.actor, membership=row.id, duty="党建", seen=row.version)
    with pytest.raises(NotAllowed):
        assign_duty(by=cast.member.actor, membership=row.id, duty="党建")
