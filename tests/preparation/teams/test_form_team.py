import pytest

from tests.factories import planning, teams
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState, new_id
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.teams.actions.dissolve_team import dissolve_team
from xuncha.preparation.teams.actions.form_team import form_team


def test_forms_teams_in_order(cast):
    batch = planning.batch(cast)
    first, second = (form_team(by=cast.staff.actor, batch=batch.id) for _ in range(2))
    assert (first.name, second.name, second.number) == ("第一巡察组", "第二巡察组", 2)
    assert journal_says("teams.formed", about=second.ref).rule_set == "2024"


def test_a_number_is_taken_once_and_counts_past_ten(cast):
    batch = planning.batch(cast)
    assert form_team(by=cast.office.actor, batch=batch.id, number=21).name == "第二十一巡察组"
    with pytest.raises(BadInput):
        form_team(by=cast.office.actor, batch=batch.id, number=21)


def test_not_before_the_round_is_approved(cast):
    round = planning.submitted_round(cast)
    with pytest.raises(WrongState) as refused:
        form_team(by=cast.office.actor, batch=planned.batches(round.id)[0].id)
    assert refused.value.code == "round.not_approved"


def test_only_the_office_and_only_a_batch_that_is_there(cast):
    batch = planning.batch(cast)
    with pytest.raises(NotAllowed):
        form_team(by=cast.lead.actor, batch=batch.id)
    with pytest.raises(NotKnown):
        form_team(by=cast.office.actor, batch=new_id())


def test_dissolving_ends_all_rights_and_needs_a_reason(cast):
    team = teams.authorised(cast)
    assert team.id in cast.lead.actor.scopes("lead")
    with pytest.raises(BadInput):
        dissolve_team(by=cast.office.actor, team=team.id, reason=" ")
    with pytest.raises(NotAllowed):
        dissolve_team(by=cast.lead.actor, team=team.id, reason="完成")
    dissolve_team(by=cast.office.actor, team=team.id, reason="任务完成")
    assert team.id not in cast.lead.actor.scopes("lead")
    journal_says("teams.dissolved", about=team.ref)
    with pytest.raises(WrongState):
        dissolve_team(by=cast.office.actor, team=team.id, reason="再来一次")
