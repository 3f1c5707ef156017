import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.actions.withdraw_result import withdraw_result
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(cast):
    measure = made.measure(cast)
    return record_money(by=cast.body_liaison.actor, measure=measure.id, kind="recovered", amount_fen=100)


def test_a_withdrawn_row_is_kept_and_counted_no_more(cast, row):
    withdraw_result(by=cast.body_liaison.actor, row="money", result=row.id, reason="重复登记")
    assert queries.results_of(row.measure.item.ledger)["money"] == []
    assert journal_says("rectification.result_withdrawn", about=row.measure.ref).facts["reason"] == "重复登记"


def test_not_twice_and_not_without_a_reason(cast, row):
    with pytest.raises(BadInput, match="no_reason"):
        withdraw_result(by=cast.body_liaison.actor, row="money", result=row.id, reason="")
    withdraw_result(by=cast.body_liaison.actor, row="money", result=row.id, reason="重复登记")
    with pytest.raises(WrongState, match="withdrawn"):
        withdraw_result(by=cast.body_liaison.actor, row="money", result=row.id, reason="重复登记")


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("lead", NotAllowed)])
def test_not_by_others(cast, row, who, refusal):
    with pytest.raises(refusal):
        withdraw_result(by=getattr(cast, who).actor, row="money", result=row.id, reason="x")
