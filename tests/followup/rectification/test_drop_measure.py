import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.drop_measure import drop_measure
from xuncha.followup.rectification.models import Measure
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def first(ledger) -> Measure:
    return Measure.objects.filter(item__ledger=ledger).order_by("item__order").first()


def test_a_dropped_measure_stays_on_record_with_its_reason(cast):
    ledger = made.planned(cast)
    measure = first(ledger)
    drop_measure(by=cast.body_liaison.actor, measure=measure.id, reason="与第二条合并")
    assert queries.items_of(ledger)[0].live == []
    assert Measure.objects.get(pk=measure.id).dropped_because == "与第二条合并"
    assert journal_says("rectification.measure_dropped", about=measure.ref)


def test_no_reason_no_drop(cast):
    with pytest.raises(BadInput, match="no_reason"):
        drop_measure(by=cast.body_liaison.actor, measure=first(made.planned(cast)).id, reason=" ")


def test_not_from_an_accepted_plan(cast):
    with pytest.raises(NotAllowed, match="plan_not_open"):
        drop_measure(by=cast.body_liaison.actor, measure=first(made.accepted(cast)).id, reason="x")


def test_not_by_a_stranger(cast):
    with pytest.raises(NotKnown):
        drop_measure(by=cast.stranger.actor, measure=first(made.planned(cast)).id, reason="x")
