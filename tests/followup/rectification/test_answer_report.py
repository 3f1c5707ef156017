import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.answer_report import answer_report
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_the_office_receives_it(cast):
    report = answer_report(by=cast.staff.actor, report=made.reported(cast).id, receive=True)
    assert report.state == "received"
    assert journal_says("rectification.report_answered", about=report.ref).facts["received"] is True
    with pytest.raises(NotAllowed, match="report_answered"):
        answer_report(by=cast.staff.actor, report=report.id, receive=True)


def test_a_return_says_what_is_missing(cast):
    report = made.reported(cast)
    with pytest.raises(BadInput, match="return_needs_reason"):
        answer_report(by=cast.staff.actor, report=report.id, receive=False)
    assert (
        answer_report(by=cast.staff.actor, report=report.id, receive=False, answer="缺第二条").state
        == "returned"
    )


@pytest.mark.parametrize(("who", "refusal"), [("body_liaison", NotAllowed), ("stranger", NotKnown)])
def test_only_the_office(cast, who, refusal):
    with pytest.raises(refusal):
        answer_report(by=getattr(cast, who).actor, report=made.reported(cast).id, receive=True)
