import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.plan_body import plan_body
from xuncha.preparation.planning.actions.unplan_body import unplan_body


def test_lists_a_body_with_its_reason(cast):
    plan = planning.drafted_plan(cast, bodies=[])
    plan_body(by=cast.staff.actor, plan=plan.id, body=cast.bureau.id, reason="本届未巡")
    assert queries.body_ids_of_plan(plan.id) == {cast.bureau.id}
    assert journal_says("planning.body_planned", about=plan.ref).facts["reason"] == "本届未巡"


def test_a_body_is_listed_once(cast):
    plan = planning.drafted_plan(cast)
    with pytest.raises(BadInput) as refused:
        plan_body(by=cast.office.actor, plan=plan.id, body=cast.bureau.id)
    assert refused.value.code == "plan.body_twice"


def test_a_kind_that_is_none_is_refused(cast):
    plan = planning.drafted_plan(cast, bodies=[])
    with pytest.raises(BadInput):
        plan_body(by=cast.office.actor, plan=plan.id, body=cast.bureau.id, inspection_kind="surprise")


def test_an_approved_plan_is_not_changed(cast):
    plan = planning.plan(cast)
    with pytest.raises(NotAllowed) as refused:
        plan_body(by=cast.office.actor, plan=plan.id, body=cast.other_bureau.id)
    assert refused.value.code == "plan.not_open"


def test_who_may_not_know_a_draft_does_not_learn_of_it(cast):
    plan = planning.drafted_plan(cast)
    with pytest.raises(NotKnown):
        plan_body(by=cast.lead.actor, plan=plan.id, body=cast.other_bureau.id)


def test_who_decides_does_not_write(cast):
    plan = planning.drafted_plan(cast)
    with pytest.raises(NotAllowed):
        plan_body(by=cast.leading_group.actor, plan=plan.id, body=cast.other_bureau.id)


def test_takes_a_body_off_the_list(cast):
    plan = planning.drafted_plan(cast)
    (row,) = queries.planned_bodies(plan.id)
    unplan_body(by=cast.office.actor, planned=row.id)
    assert queries.planned_bodies(plan.id) == []
    journal_says("planning.body_unplanned", about=plan.ref)


def test_a_list_that_was_sent_is_kept(cast):
    plan = planning.plan(cast)
    (row,) = queries.planned_bodies(plan.id)
    with pytest.raises(NotAllowed):
        unplan_body(by=cast.office.actor, planned=row.id)
