"""Bodies of a town put into its package in one step."""

import pytest

from tests.factories import inspections, planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.pack_bodies import pack_bodies
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.actions.assign_target import assign_target
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.actions.unassign_target import unassign_target
from xuncha.standing.organisations.actions.register_body import register_body


@pytest.fixture
def villages(cast):
    return [
        register_body(
            by=cast.office.actor,
            name=f"石桥{n}村",
            kind="village",
            parent=cast.bureau.id,
            on=cast.bureau.established_on,
        )
        for n in (1, 2, 3)
    ]


def drafted(cast):
    round = planning.drafted_round(cast)
    (batch,) = queries.batches(round.id)
    (head,) = queries.targets(batch.id)
    return batch, head


def test_each_becomes_a_target_of_the_package(cast, villages):
    batch, head = drafted(cast)
    made = pack_bodies(by=cast.office.actor, target=head.id, bodies=[v.id for v in villages])
    assert [t.package_of_id for t in made] == [head.id] * 3
    assert [t.body_id for t in queries.hung_on(head.id)] == [v.id for v in villages]
    assert journal_says("planning.target_added", about=made[2].ref).facts["package_of"] == str(head.id)
    assert len(queries.targets(batch.id)) == 4


def test_all_or_none(cast, villages):
    batch, head = drafted(cast)
    with pytest.raises(BadInput) as refused:
        pack_bodies(by=cast.office.actor, target=head.id, bodies=[villages[0].id, cast.bureau.id])
    assert refused.value.code == "target.twice"
    with pytest.raises(BadInput):
        pack_bodies(by=cast.office.actor, target=head.id, bodies=[])
    assert len(queries.targets(batch.id)) == 1


def test_only_the_office_and_not_while_it_is_decided(cast, villages):
    _batch, head = drafted(cast)
    with pytest.raises(NotAllowed):
        pack_bodies(by=cast.leading_group.actor, target=head.id, bodies=[villages[0].id])


def test_no_village_joins_while_the_round_is_being_decided(cast, villages):
    round = planning.submitted_round(cast)
    (batch,) = queries.batches(round.id)
    (head,) = queries.targets(batch.id)
    with pytest.raises(NotAllowed):
        pack_bodies(by=cast.office.actor, target=head.id, bodies=[villages[0].id])


def test_the_package_goes_to_one_team_and_comes_back_whole(cast, villages):
    batch = planning.batch(cast)
    (head,) = queries.targets(batch.id)
    first, second, third = pack_bodies(by=cast.office.actor, target=head.id, bodies=[v.id for v in villages])
    team = form_team(by=cast.office.actor, batch=batch.id)
    with pytest.raises(BadInput) as refused:
        assign_target(by=cast.office.actor, team=team.id, target=second.id)
    assert refused.value.code == "target.goes_with_another"
    assign_target(by=cast.office.actor, team=team.id, target=head.id)
    assert set(teams.targets_of(team.id)) == {head.id, first.id, second.id, third.id}
    unassign_target(by=cast.office.actor, target=head.id)
    assert teams.targets_of(team.id) == []


def test_in_the_browser(cast, villages):
    _batch, head = drafted(cast)
    form = cast.office.client.get(f"/targets/{head.id}/pack")
    assert form.content.decode().count("checked") == 3
    posted = cast.office.client.post(f"/targets/{head.id}/pack", {"bodies": [str(villages[1].id)]})
    assert posted.status_code == 302
    assert [t.body_id for t in queries.hung_on(head.id)] == [villages[1].id]
    assert "打捆" in cast.office.client.get(posted["Location"]).content.decode()


def test_the_factory_has_a_town_with_three_villages(cast):
    head = inspections.packaged(cast)
    assert head.body.kind == "town"
