import pytest

from tests.factories import inspections as factory
from tests.factories import teams
from tests.journal_says import journal_says
from xuncha.foundation.links.edges import origins
from xuncha.foundation.terms import NotAllowed, WrongState
from xuncha.onsite.inspections.actions.open_tour import open_tour
from xuncha.onsite.inspections.models import Inspection, StagePassage, Tour
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.organisations.actions.register_body import register_body


def test_the_authorisation_opens_a_tour_with_one_inspection_for_each_target(cast):
    farming = register_body(
        by=cast.office.actor, name="清源县农业农村局", kind="department", parent=cast.county.id
    )
    team = teams.authorised(cast, bodies=[cast.bureau.id, farming.id])
    assert Tour.objects.get().team_id == team.id
    opened = Inspection.objects.order_by("number")
    assert [i.number[-2:] for i in opened] == ["01", "02"]
    assert {i.body_id for i in opened} == {cast.bureau.id, farming.id}
    assert {i.rule_set for i in opened} == {team.batch.round.rule_set}
    for inspection in opened:
        assert inspection.stage == Stage.PREPARED
        assert journal_says("inspections.opened", about=inspection.ref).facts["number"] == inspection.number
        assert origins(inspection.ref, "teams.team") == [team.id]
        assert origins(inspection.ref, "planning.target") == [inspection.target_id]


def test_the_first_stage_is_passed_with_the_opening(cast):
    inspection = factory.opened(cast)
    assert StagePassage.objects.get(inspection=inspection).stage == Stage.PREPARED


def test_asked_again_it_opens_nothing_twice(cast):
    inspection = factory.opened(cast)
    with pytest.raises(WrongState) as refused:
        open_tour(by=cast.office.actor, team=inspection.team_id)
    assert refused.value.code == "tour.nothing_new"
    assert Inspection.objects.count() == 1


def test_a_team_that_is_not_authorised_has_no_tour(cast):
    team = teams.formed(cast)
    with pytest.raises(WrongState):
        open_tour(by=cast.office.actor, team=team.id)


@pytest.mark.parametrize("who", ["lead", "member", "stranger", "body_liaison", "system"])
def test_only_who_authorises_opens_a_tour(cast, who):
    inspection = factory.opened(cast)
    with pytest.raises(NotAllowed):
        open_tour(by=getattr(cast, who).actor, team=inspection.team_id)
