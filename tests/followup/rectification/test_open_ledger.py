import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.open_ledger import open_ledger
from xuncha.foundation.terms import BadInput, Ref, WrongState, new_id

pytestmark = pytest.mark.django_db


def test_a_ledger_lists_the_findings_in_their_order_with_days_of_the_rule_set(cast):
    ledger = made.opened(cast)
    assert [i.order for i in made.items(ledger)] == [1, 2]
    assert ledger.plan_due_on < ledger.due_on
    assert journal_says("rectification.ledger_opened", about=ledger.ref).facts["items"] == 2


def again(cast, ledger, findings):
    return open_ledger(
        by=cast.office.actor,
        inspection=ledger.inspection_id,
        feedback=Ref("reports.feedback", ledger.feedback_id),
        body=cast.bureau.id,
        rule_set=ledger.rule_set,
        findings=findings,
        on=cast.clock.today(),
    )


def test_the_same_feedback_opens_no_second_ledger(cast):
    ledger = made.opened(cast)
    with pytest.raises(WrongState, match="ledger_open_already"):
        again(cast, ledger, [(made.items(ledger)[0].finding_id, "x")])


def test_nothing_to_rectify_opens_nothing(cast):
    ledger = made.opened(cast)
    ledger.feedback_id = new_id()
    with pytest.raises(BadInput, match="nothing_to_rectify"):
        again(cast, ledger, [])
