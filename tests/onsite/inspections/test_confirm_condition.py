import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.actions.confirm_condition import confirm_condition
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.models import Confirmation
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def asked(cast):
    """An inspection whose last gate asks for something nobody supplies."""
    inspection = factory.at(cast, Stage.ASSESSED)
    with factory.unsupplied("archive.catalogued"):
        yield inspection


def test_a_condition_nobody_supplies_asks_a_person_and_opens_the_gate_once_confirmed(cast, asked):
    with pytest.raises(WrongState) as refused:
        pass_gate(by=cast.office.actor, inspection=asked.id)
    assert refused.value.problems[0].code == "archive.catalogued"
    confirm_condition(
        by=cast.staff.actor, inspection=asked.id, condition="archive.catalogued", reason="看过目录，件件在册"
    )
    said = journal_says("inspections.condition_confirmed", about=asked.ref, by=cast.staff.actor)
    assert said.facts["reason"] == "看过目录，件件在册"
    assert pass_gate(by=cast.office.actor, inspection=asked.id, late_reason="x").stage == Stage.FILED


def test_it_needs_a_reason(cast, asked):
    with pytest.raises(BadInput):
        confirm_condition(
            by=cast.office.actor, inspection=asked.id, condition="archive.catalogued", reason=" "
        )


def test_twice_is_refused(cast, asked):
    for _ in range(2):
        try:
            confirm_condition(
                by=cast.office.actor, inspection=asked.id, condition="archive.catalogued", reason="x"
            )
        except WrongState as refused:
            assert refused.code == "condition.answered"
    assert Confirmation.objects.count() == 1


def test_the_wrong_person_and_the_stranger(cast, asked):
    with pytest.raises(NotAllowed):
        confirm_condition(by=cast.lead.actor, inspection=asked.id, condition="archive.catalogued", reason="x")
    with pytest.raises(NotKnown):
        confirm_condition(
            by=cast.stranger.actor, inspection=asked.id, condition="archive.catalogued", reason="x"
        )


def test_what_the_system_answers_nobody_confirms(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    with pytest.raises(WrongState):
        confirm_condition(
            by=cast.lead.actor, inspection=inspection.id, condition="points.settled", reason="x"
        )
    with pytest.raises(WrongState):
        confirm_condition(
            by=cast.lead.actor, inspection=inspection.id, condition="archive.catalogued", reason="x"
        )


def test_a_condition_outside_its_audience_is_not_there(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    codes = {row.code for row in queries.gate(inspection, cast.stranger.actor)}
    assert codes == {
        "checklist.covered",
        "outings.held",
        "materials.returned",
        "interviews.confirmed",
        "points.settled",
    }  # a team role is the audience
    assert queries.gate(inspection, cast.body_liaison.actor) == []
