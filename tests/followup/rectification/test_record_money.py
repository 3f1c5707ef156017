import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.models import Measure
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_a_row_is_tied_to_its_measure_and_counted(cast):
    measure = made.measure(cast)
    row = record_money(by=cast.body_liaison.actor, measure=measure.id, kind="recovered", amount_fen=8460_00)
    assert queries.results_of(measure.item.ledger)["money"] == [row]
    assert journal_says("rectification.result_recorded", about=measure.ref).facts["kind"] == "recovered"


def test_an_unknown_kind_is_refused(cast):
    measure = made.measure(cast)
    with pytest.raises(BadInput, match="unknown_kind"):
        record_money(by=cast.body_liaison.actor, measure=measure.id, kind="praised", amount_fen=8460_00)


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("lead", NotAllowed)])
def test_not_by_others(cast, who, refusal):
    measure = made.measure(cast)
    with pytest.raises(refusal):
        record_money(by=getattr(cast, who).actor, measure=measure.id, kind="recovered", amount_fen=8460_00)


def test_not_before_the_plan_is_accepted(cast):
    measure = Measure.objects.filter(item__ledger=made.planned(cast)).first()
    with pytest.raises(NotAllowed, match="plan_not_accepted"):
        record_money(by=cast.body_liaison.actor, measure=measure.id, kind="recovered", amount_fen=8460_00)


def test_an_empty_row_is_refused(cast):
    measure = made.measure(cast)
    with pytest.raises(BadInput):
        record_money(by=cast.body_liaison.actor, measure=measure.id, kind="recovered", amount_fen=0)
