import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.add_task import add_task
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_a_measure_is_broken_into_steps(cast):
    first = made.task(cast)
    second = add_task(by=cast.body_liaison.actor, measure=first.measure_id, text="开票退款")
    assert (first.order, second.order) == (1, 2)
    assert journal_says("rectification.task_added", about=first.measure.ref).facts["order"] == 2


def test_a_step_says_what_is_done(cast):
    with pytest.raises(BadInput, match="no_text"):
        add_task(by=cast.body_liaison.actor, measure=made.measure(cast).id, text=" ")


@pytest.mark.parametrize(("who", "refusal"), [("lead", NotAllowed), ("stranger", NotKnown)])
def test_only_the_body(cast, who, refusal):
    measure = made.measure(cast)
    with pytest.raises(refusal):
        add_task(by=getattr(cast, who).actor, measure=measure.id, text="核对")


def test_not_while_the_plan_is_with_the_office(cast):
    ledger = made.submitted(cast)
    with pytest.raises(NotAllowed, match="plan_not_open"):
        add_task(by=cast.body_liaison.actor, measure=made.measure(cast, ledger).id, text="核对")
