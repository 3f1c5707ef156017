import pytest

from tests.factories import teams
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.remove_member import remove_member


def membership(cast, team, who):
    return next(m for m in queries.active_members(team.id) if m.person_id == who.person)


def test_rights_end_that_minute(cast):
    team = teams.authorised(cast)
    assert queries.visible_to(cast.member.actor).filter(id=team.id).exists()
    remove_member(
        by=cast.office.actor, membership=membership(cast, team, cast.member).id, reason="调回原单位"
    )
    assert team.id not in cast.member.actor.scopes("member")
    assert not queries.visible_to(cast.member.actor).filter(id=team.id).exists()
    assert journal_says("teams.member_removed", about=team.ref).facts["person"] == cast.member.code


def test_after_authorisation_a_reason_is_asked(cast):
    team = teams.authorised(cast)
    with pytest.raises(BadInput) as refused:
        remove_member(by=cast.office.actor, membership=membership(cast, team, cast.member).id)
    assert refused.value.code == "member.reason_missing"


def test_who_left_stays_in_the_list_at_its_end(cast):
    team = teams.formed(cast)
    remove_member(by=cast.office.actor, membership=membership(cast, team, cast.lead).id)
    assert len(queries.active_members(team.id)) == 4
    assert queries.members(team.id)[-1].person_id == cast.lead.person


def test_nobody_leaves_twice_and_only_the_office_says_so(cast):
    team = teams.formed(cast)
    row = membership(cast, team, cast.member)
    with pytest.raises(NotAllowed):
        remove_member(by=cast.lead.actor, membership=row.id)
    remove_member(by=cast.office.actor, membership=row.id)
    with pytest.raises(WrongState):
        remove_member(by=cast.office.actor, membership=row.id)


def test_while_it_is_decided_a_team_stays_as_it_was_sent(cast):
    team = teams.submitted(cast)
    with pytest.raises(NotAllowed):
        remove_member(by=cast.office.actor, membership=membership(cast, team, cast.member).id)
