import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_the_office_accepts(cast):
    ledger = made.accepted(cast)
    assert ledger.plan_accepted_on == cast.clock.today()
    assert journal_says("rectification.plan_reviewed", about=ledger.ref).facts["accepted"] is True


def test_a_return_gives_the_reason_and_the_plan_comes_again(cast):
    ledger = made.submitted(cast)
    returned = review_plan(
        by=cast.office.actor, ledger=ledger.id, accept=False, reason="第2条没有写清收回日期"
    )
    assert (returned.state, returned.returned_reason) == ("returned", "第2条没有写清收回日期")
    assert made.submitted(cast, returned).state == "submitted"


def test_a_return_without_a_reason_is_refused(cast):
    ledger = made.submitted(cast)
    with pytest.raises(BadInput, match="return_needs_reason"):
        review_plan(by=cast.office.actor, ledger=ledger.id, accept=False)


@pytest.mark.parametrize(
    ("who", "refusal"), [("body_liaison", NotAllowed), ("lead", NotAllowed), ("stranger", NotKnown)]
)
def test_nobody_else_reviews(cast, who, refusal):
    ledger = made.submitted(cast)
    with pytest.raises(refusal):
        review_plan(by=getattr(cast, who).actor, ledger=ledger.id, accept=True)


def test_a_plan_not_handed_in_is_not_reviewed(cast):
    with pytest.raises(NotAllowed, match="plan_not_submitted"):
        review_plan(by=cast.office.actor, ledger=made.planned(cast).id, accept=True)
