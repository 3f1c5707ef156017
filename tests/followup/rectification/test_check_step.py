import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.check_step import check_step
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_a_measure_is_checked_by_itself(cast):
    measure = made.proven(cast)
    check = check_step(by=cast.staff.actor, measure=measure.id, outcome="done")
    assert check.task_id is None
    found = queries.measures_until([measure.item.ledger.inspection_id], cast.clock.today())
    assert [state for row, state in found if row.pk == measure.pk] == ["done"]
    assert journal_says("rectification.step_checked", about=measure.ref).facts["outcome"] == "done"


def test_a_task_is_checked_by_itself_and_the_rest_follows_the_item(cast):
    task = made.task(cast)
    measure = task.measure
    submit_proof(by=cast.body_liaison.actor, measure=measure.id, note="核对表")
    check_step(by=cast.staff.actor, measure=measure.id, task=task.id, outcome="done")
    ids, today = [measure.item.ledger.inspection_id], cast.clock.today()
    assert dict(queries.tasks_until(ids, today)) == {task: "done"}
    assert set(dict(queries.measures_until(ids, today)).values()) == {None}
    hand_in_item(by=cast.body_liaison.actor, item=measure.item_id)
    check_item(by=cast.staff.actor, item=measure.item_id, outcome="continuing", reason="分期")
    assert dict(queries.measures_until(ids, today))[measure] == "continuing"
    assert dict(queries.tasks_until(ids, today)) == {task: "done"}


def test_without_proof_there_is_nothing_to_check(cast):
    with pytest.raises(NotAllowed, match="measure_unproven"):
        check_step(by=cast.staff.actor, measure=made.measure(cast).id, outcome="done")


def test_own_work_is_not_checked(cast):
    measure = made.measure(cast)
    submit_proof(by=cast.staff.actor, measure=measure.id, note="来文")
    with pytest.raises(NotAllowed, match="own_work"):
        check_step(by=cast.staff.actor, measure=measure.id, outcome="done")


@pytest.mark.parametrize(("who", "refusal"), [("body_liaison", NotAllowed), ("stranger", NotKnown)])
def test_only_the_office(cast, who, refusal):
    with pytest.raises(refusal):
        check_step(by=getattr(cast, who).actor, measure=made.proven(cast).id, outcome="done")


def test_what_is_not_done_needs_a_reason_and_a_return_is_no_outcome_of_a_step(cast):
    measure = made.proven(cast)
    with pytest.raises(BadInput, match="needs_reason"):
        check_step(by=cast.staff.actor, measure=measure.id, outcome="not_done")
    with pytest.raises(BadInput, match="unknown_outcome"):
        check_step(by=cast.staff.actor, measure=measure.id, outcome="returned", reason="缺")


def test_a_task_of_another_measure_is_not_known(cast):
    task = made.task(cast)
    other = queries.live_measures().exclude(pk=task.measure_id).first()
    submit_proof(by=cast.body_liaison.actor, measure=other.id, note="凭证")
    with pytest.raises(NotKnown):
        check_step(by=cast.staff.actor, measure=other.id, task=task.id, outcome="done")
