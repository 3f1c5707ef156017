import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.assess_ledger import assess_ledger
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db
SAID = {"grade": "good", "conclusion": "改到位"}


def test_the_office_grades_what_was_checked(cast):
    found = made.assessed(cast)
    assert (found.grade, found.satisfied) == ("good", 26)
    assert journal_says("rectification.assessed", about=found.ledger.ref).facts["forms"] == [30, 28, 26]


def test_not_while_anything_is_unchecked(cast):
    with pytest.raises(NotAllowed, match="not_all_checked"):
        assess_ledger(by=cast.office.actor, ledger=made.accepted(cast).id, **SAID)


def test_after_a_low_grade_somebody_goes_there_again_first(cast):
    found = made.assessed(cast, "poor")
    with pytest.raises(NotAllowed, match="visit_first"):
        assess_ledger(by=cast.office.actor, ledger=found.ledger_id, **SAID)
    record_visit(
        by=cast.staff.actor,
        ledger=found.ledger_id,
        kind="return_visit",
        team="回访组",
        outcome="in_place",
        found="逐户问过",
    )
    assert assess_ledger(by=cast.office.actor, ledger=found.ledger_id, **SAID).grade == "good"


def test_numbers_that_cannot_be_are_refused(cast):
    with pytest.raises(BadInput) as refused:
        assess_ledger(
            by=cast.office.actor,
            ledger=made.settled(cast).id,
            grade="excellent",
            conclusion="",
            score=120,
            forms_sent=1,
            forms_returned=2,
            satisfied=3,
        )
    assert len(refused.value.problems) == 5


@pytest.mark.parametrize(("who", "refusal"), [("body_liaison", NotAllowed), ("stranger", NotKnown)])
def test_only_the_office(cast, who, refusal):
    with pytest.raises(refusal):
        assess_ledger(by=getattr(cast, who).actor, ledger=made.settled(cast).id, **SAID)
