import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("outcome", ["done", "stage_done", "continuing", "not_done", "returned"])
def test_another_person_says_what_was_found(cast, outcome):
    item = made.checked(cast, outcome)
    assert item.state == outcome
    assert (item.settled_on is None) == (outcome == "returned")
    assert journal_says("rectification.item_checked", about=item.ref).facts["outcome"] == outcome


def test_who_gave_the_proof_does_not_check_it(cast):
    measure = made.measure(cast)
    submit_proof(by=cast.office.actor, measure=measure.id, note="单位来文，代录")
    hand_in_item(by=cast.body_liaison.actor, item=measure.item_id)
    with pytest.raises(NotAllowed, match="own_work"):
        check_item(by=cast.office.actor, item=measure.item_id, outcome="done")
    assert check_item(by=cast.staff.actor, item=measure.item_id, outcome="done").checked_by == cast.staff.code


@pytest.mark.parametrize(
    ("who", "refusal"), [("body_liaison", NotAllowed), ("lead", NotAllowed), ("stranger", NotKnown)]
)
def test_only_the_office_checks(cast, who, refusal):
    item = made.handed_in(cast)
    with pytest.raises(refusal):
        check_item(by=getattr(cast, who).actor, item=item.id, outcome="done")


def test_anything_but_done_needs_a_reason(cast):
    with pytest.raises(BadInput, match="needs_reason"):
        check_item(by=cast.office.actor, item=made.handed_in(cast).id, outcome="continuing")


def test_an_unknown_outcome_is_refused(cast):
    with pytest.raises(BadInput, match="unknown_outcome"):
        check_item(by=cast.office.actor, item=made.handed_in(cast).id, outcome="submitted")


def test_what_is_not_handed_in_is_not_checked(cast):
    with pytest.raises(NotAllowed, match="not_handed_in"):
        check_item(by=cast.office.actor, item=made.checked(cast).id, outcome="done")


def test_a_stale_page_is_told(cast):
    item = made.handed_in(cast)
    with pytest.raises(Stale):
        check_item(by=cast.office.actor, item=item.id, outcome="done", seen=item.version - 1)
