import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.report_progress import report_progress
from xuncha.followup.rectification.models import Measure
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_progress_puts_the_item_under_way(cast):
    measure = made.measure(cast)
    report_progress(by=cast.body_liaison.actor, measure=measure.id, note="已核对 12 笔，退回 8 笔")
    measure.item.refresh_from_db()
    assert measure.item.state == "under_way"
    assert journal_says("rectification.progress_reported", about=measure.ref)


def test_nothing_said_is_refused(cast):
    with pytest.raises(BadInput, match="no_text"):
        report_progress(by=cast.body_liaison.actor, measure=made.measure(cast).id, note=" ")


def test_not_before_the_plan_is_accepted(cast):
    measure = Measure.objects.filter(item__ledger=made.planned(cast)).first()
    with pytest.raises(NotAllowed, match="plan_not_accepted"):
        report_progress(by=cast.body_liaison.actor, measure=measure.id, note="x")


def test_not_while_it_is_with_the_checker_nor_once_it_is_done(cast):
    item = made.handed_in(cast)
    measure = Measure.objects.get(item=item)
    with pytest.raises(NotAllowed, match="with_checker"):
        report_progress(by=cast.body_liaison.actor, measure=measure.id, note="x")


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("member", NotAllowed)])
def test_not_by_others(cast, who, refusal):
    measure = made.measure(cast)
    with pytest.raises(refusal):
        report_progress(by=getattr(cast, who).actor, measure=measure.id, note="x")
