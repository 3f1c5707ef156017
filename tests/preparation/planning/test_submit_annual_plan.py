import pytest

from tests.factories import planning
from tests.factories.approvals import approve, send_back
from tests.journal_says import journal_says
from xuncha.foundation.terms import NotAllowed, Stale, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.plan_body import plan_body
from xuncha.preparation.planning.actions.submit_annual_plan import submit_annual_plan
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request


def reread(cast, plan):
    return queries.plans_visible_to(cast.office.actor).get(id=plan.id)


def test_sends_a_plan_along_its_route_and_keeps_the_version(cast):
    plan = planning.drafted_plan(cast)
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    (version,) = queries.submissions(plan.ref)
    assert version.content["bodies"][0]["name"] == cast.bureau.name
    assert journal_says("planning.plan_submitted", about=plan.ref).facts["submission"] == 1
    assert reread(cast, plan).state == "submitted"


def test_approval_moves_the_plan(cast):
    plan = planning.drafted_plan(cast)
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    approve(cast, plan.ref)
    approved = reread(cast, plan)
    assert (approved.state, approved.approved_on) == ("approved", cast.clock.today())
    assert journal_says("planning.plan_approved", about=plan.ref).actor == cast.secretary.code


def test_a_returned_plan_says_why_and_may_be_sent_again(cast):
    plan = planning.drafted_plan(cast)
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    send_back(cast, plan.ref, "对象太多")
    assert reread(cast, plan).returned_because == "对象太多"
    plan_body(by=cast.office.actor, plan=plan.id, body=cast.other_bureau.id)
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    assert [v.outcome for v in queries.submissions(plan.ref)] == ["returned", ""]


def test_a_withdrawn_request_gives_the_plan_back(cast):
    plan = planning.drafted_plan(cast)
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    (request,) = approvals.of_subject(plan.ref, cast.office.actor)
    withdraw_request(by=cast.office.actor, request=request.id, reason="再改一处")
    assert reread(cast, plan).state == "returned"
    assert queries.submissions(plan.ref)[0].outcome == "withdrawn"


def test_an_empty_plan_is_not_sent(cast):
    plan = planning.drafted_plan(cast, bodies=[])
    with pytest.raises(WrongState) as refused:
        submit_annual_plan(by=cast.office.actor, plan=plan.id)
    assert refused.value.code == "plan.empty"


def test_a_plan_is_sent_once(cast):
    plan = planning.plan(cast)
    with pytest.raises(WrongState):
        submit_annual_plan(by=cast.office.actor, plan=plan.id)


def test_only_the_office_sends(cast):
    plan = planning.drafted_plan(cast)
    with pytest.raises(NotAllowed):
        submit_annual_plan(by=cast.leading_group.actor, plan=plan.id)


def test_a_stale_page_is_told(cast):
    plan = planning.drafted_plan(cast)
    with pytest.raises(Stale):
        submit_annual_plan(by=cast.office.actor, plan=plan.id, seen=plan.version + 1)
