import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.report_progress import report_progress
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState

pytestmark = pytest.mark.django_db


def test_a_proven_item_goes_to_the_checker(cast):
    item = made.handed_in(cast)
    assert item.state == "submitted"
    assert journal_says("rectification.item_handed_in", about=item.ref)


def test_a_measure_without_proof_is_named(cast):
    measure = made.measure(cast)
    report_progress(by=cast.body_liaison.actor, measure=measure.id, note="已核对")
    with pytest.raises(BadInput) as refused:
        hand_in_item(by=cast.body_liaison.actor, item=measure.item_id)
    assert "逐笔核对退回" in str(refused.value.problems[0].message)


def test_not_from_a_state_without_an_arrow(cast):
    item = made.items(made.accepted(cast))[0]
    with pytest.raises((WrongState, BadInput)):
        hand_in_item(by=cast.body_liaison.actor, item=item.id)
    item.refresh_from_db()
    assert item.state == "not_begun"


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("lead", NotAllowed)])
def test_not_by_others(cast, who, refusal):
    measure = made.measure(cast)
    with pytest.raises(refusal):
        hand_in_item(by=getattr(cast, who).actor, item=measure.item_id)


def test_not_twice(cast):
    item = made.handed_in(cast)
    with pytest.raises(NotAllowed, match="with_checker"):
        hand_in_item(by=cast.body_liaison.actor, item=item.id)
