import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db
SEEN = {"kind": "return_visit", "team": "第一回访组", "outcome": "mostly", "found": "问了三户，两户已退款"}


def test_a_later_check_is_kept(cast):
    ledger = made.accepted(cast)
    visit = record_visit(by=cast.staff.actor, ledger=ledger.id, **SEEN)
    assert visit.outcome == "mostly"
    assert journal_says("rectification.visit_recorded", about=ledger.ref).facts["kind"] == "return_visit"


def test_what_it_lacks_is_said_at_once(cast):
    with pytest.raises(BadInput) as refused:
        record_visit(
            by=cast.staff.actor, ledger=made.accepted(cast).id, kind="x", team="", outcome="y", found=" "
        )
    assert len(refused.value.problems) == 4


@pytest.mark.parametrize(("who", "refusal"), [("body_liaison", NotAllowed), ("stranger", NotKnown)])
def test_only_the_office(cast, who, refusal):
    with pytest.raises(refusal):
        record_visit(by=getattr(cast, who).actor, ledger=made.accepted(cast).id, **SEEN)


def test_not_before_the_plan_is_accepted(cast):
    with pytest.raises(NotAllowed, match="plan_not_accepted"):
        record_visit(by=cast.staff.actor, ledger=made.opened(cast).id, **SEEN)
