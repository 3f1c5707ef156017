import pytest

from tests.factories import planning, teams
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.assign_target import assign_target
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.actions.unassign_target import unassign_target


def test_gives_a_target_to_a_team(cast):
    batch = planning.batch(cast)
    team = form_team(by=cast.office.actor, batch=batch.id)
    (target,) = planned.targets(batch.id)
    assert queries.free_targets(batch.id) == [target.id]
    assign_target(by=cast.office.actor, team=team.id, target=target.id)
    assert queries.team_of(target.id) == team
    assert journal_says("teams.target_assigned", about=team.ref).facts["authorised"] is False


def test_a_target_has_one_team(cast):
    team = teams.formed(cast)
    other = form_team(by=cast.office.actor, batch=team.batch_id)
    with pytest.raises(BadInput) as refused:
        assign_target(by=cast.office.actor, team=other.id, target=queries.targets_of(team.id)[0])
    assert refused.value.code == "target.has_team"


def test_a_target_of_another_batch_is_refused(cast):
    team = teams.formed(cast)
    elsewhere = planning.batch(cast, bodies=[cast.other_bureau.id], code="other")
    with pytest.raises(BadInput) as refused:
        assign_target(by=cast.office.actor, team=team.id, target=planned.targets(elsewhere.id)[0].id)
    assert refused.value.code == "target.other_batch"


def test_taken_back_while_forming_only(cast):
    team = teams.formed(cast)
    (target,) = queries.targets_of(team.id)
    with pytest.raises(NotAllowed):
        unassign_target(by=cast.lead.actor, target=target)
    unassign_target(by=cast.office.actor, target=target)
    assert queries.team_of(target) is None
    journal_says("teams.target_unassigned", about=team.ref)
    with pytest.raises(NotKnown):
        unassign_target(by=cast.office.actor, target=target)


def test_an_authorised_team_keeps_its_targets_and_takes_only_extended_ones(cast):
    team = teams.authorised(cast)
    (main,) = queries.targets_of(team.id)
    with pytest.raises(NotAllowed):
        unassign_target(by=cast.office.actor, target=main)
    joined = add_target(
        by=cast.office.actor, batch=team.batch_id, body=cast.other_bureau.id, extended_of=main
    )
    assert queries.team_of(joined.id) == team
    assert journal_says("teams.target_assigned", about=team.ref).facts["authorised"] is True
