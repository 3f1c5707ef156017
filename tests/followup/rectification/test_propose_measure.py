import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db
PLAN = made.PLAN


def test_the_liaison_of_the_body_writes_a_measure(cast):
    item = made.items(made.opened(cast))[0]
    measure = propose_measure(by=cast.body_liaison.actor, item=item.id, due_on=item.ledger.due_on, **PLAN)
    assert (measure.order, measure.leader) == (1, "周副局长")
    assert journal_says("rectification.measure_proposed", about=measure.ref).actor == cast.body_liaison.code


def test_an_item_with_a_long_term_measure_is_long_term(cast):
    item = made.items(made.opened(cast))[0]
    propose_measure(by=cast.body_liaison.actor, item=item.id, term="long_term", **PLAN)
    item.refresh_from_db()
    assert item.term == "long_term"


@pytest.mark.parametrize(
    ("who", "refusal"), [("stranger", NotKnown), ("member", NotAllowed), ("system", NotKnown)]
)
def test_nobody_else_plans_for_the_body(cast, who, refusal):
    item = made.items(made.opened(cast))[0]
    with pytest.raises(refusal):
        propose_measure(by=getattr(cast, who).actor, item=item.id, **PLAN)


def test_a_plan_under_review_takes_no_measure(cast):
    item = made.items(made.submitted(cast))[0]
    with pytest.raises(NotAllowed, match="plan_not_open"):
        propose_measure(by=cast.body_liaison.actor, item=item.id, **PLAN)


@pytest.mark.parametrize("change", [{"text": " "}, {"term": "someday"}])
def test_a_measure_that_says_nothing_is_refused(cast, change):
    item = made.items(made.opened(cast))[0]
    with pytest.raises(BadInput):
        propose_measure(by=cast.body_liaison.actor, item=item.id, **{**PLAN, **change})
