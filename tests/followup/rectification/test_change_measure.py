import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.change_measure import change_measure
from xuncha.followup.rectification.models import Measure
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale

pytestmark = pytest.mark.django_db
NEW = {"text": "三年以上往来款逐笔收回", "leader": "方局长", "standard": "账面清零"}


def first(ledger) -> Measure:
    return Measure.objects.filter(item__ledger=ledger).order_by("item__order").first()


def test_a_measure_is_changed_while_the_plan_is_with_the_body(cast):
    measure = first(made.planned(cast))
    changed = change_measure(by=cast.body_liaison.actor, measure=measure.id, seen=measure.version, **NEW)
    assert changed.text == NEW["text"]
    assert journal_says("rectification.measure_changed", about=measure.ref)


def test_the_second_of_two_is_told(cast):
    measure = first(made.planned(cast))
    change_measure(by=cast.body_liaison.actor, measure=measure.id, seen=measure.version, **NEW)
    with pytest.raises(Stale):
        change_measure(by=cast.office.actor, measure=measure.id, seen=measure.version, **NEW)


def test_an_accepted_plan_stays_as_it_was_accepted(cast):
    measure = first(made.accepted(cast))
    with pytest.raises(NotAllowed, match="plan_not_open"):
        change_measure(by=cast.body_liaison.actor, measure=measure.id, **NEW)


def test_a_stranger_knows_of_no_measure(cast):
    measure = first(made.planned(cast))
    with pytest.raises(NotKnown):
        change_measure(by=cast.stranger.actor, measure=measure.id, **NEW)


def test_an_empty_measure_is_refused(cast):
    measure = first(made.planned(cast))
    with pytest.raises(BadInput, match="no_text"):
        change_measure(by=cast.body_liaison.actor, measure=measure.id, **{**NEW, "text": ""})
