from datetime import timedelta

import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale

pytestmark = pytest.mark.django_db


def test_a_complete_plan_goes_to_the_office(cast):
    ledger = made.submitted(cast)
    assert ledger.state == "submitted"
    assert journal_says("rectification.plan_submitted", about=ledger.ref).facts["late_reason"] == ""


def test_a_plan_that_lacks_something_is_refused_item_by_item(cast):
    ledger = made.opened(cast)
    with pytest.raises(BadInput) as refused:
        submit_plan(by=cast.body_liaison.actor, ledger=ledger.id)
    assert [p.where for p in refused.value.problems] == ["1", "2"]


def test_late_needs_a_reason_and_is_then_taken(cast):
    ledger = made.planned(cast)
    late = ledger.plan_due_on + timedelta(days=1)
    with pytest.raises(BadInput, match="late_without_reason"):
        submit_plan(by=cast.body_liaison.actor, ledger=ledger.id, on=late)
    taken = submit_plan(by=cast.body_liaison.actor, ledger=ledger.id, on=late, late_reason="单位换届")
    assert taken.late_reason == "单位换届"


def test_on_the_last_day_it_is_not_late(cast):
    ledger = made.planned(cast)
    assert submit_plan(by=cast.body_liaison.actor, ledger=ledger.id, on=ledger.plan_due_on).late_reason == ""


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("lead", NotAllowed)])
def test_only_the_body_or_the_office_for_it(cast, who, refusal):
    ledger = made.planned(cast)
    with pytest.raises(refusal):
        submit_plan(by=getattr(cast, who).actor, ledger=ledger.id)


def test_not_twice(cast):
    ledger = made.submitted(cast)
    with pytest.raises(NotAllowed, match="plan_not_open"):
        submit_plan(by=cast.body_liaison.actor, ledger=ledger.id)


def test_a_stale_page_is_told(cast):
    ledger = made.planned(cast)
    with pytest.raises(Stale):
        submit_plan(by=cast.body_liaison.actor, ledger=ledger.id, seen=ledger.version + 1)
