import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.preparation.planning.actions.draft_annual_plan import draft_annual_plan


def test_drafts_the_plan_of_a_year(cast):
    plan = draft_annual_plan(by=cast.staff.actor, term=planning.term(cast).id, year=2024)
    assert (plan.state, plan.title) == ("draft", "2024年度巡察工作计划")
    assert journal_says("planning.plan_drafted", about=plan.ref).facts["year"] == 2024


def test_only_the_office_drafts(cast):
    term = planning.term(cast)
    with pytest.raises(NotAllowed):
        draft_annual_plan(by=cast.lead.actor, term=term.id, year=2024)


def test_a_year_outside_the_term_is_refused(cast):
    with pytest.raises(BadInput) as refused:
        draft_annual_plan(by=cast.office.actor, term=planning.term(cast).id, year=2027)
    assert refused.value.problems[0].where == "year"


def test_a_year_has_one_plan(cast):
    plan = planning.drafted_plan(cast)
    with pytest.raises(BadInput) as refused:
        draft_annual_plan(by=cast.office.actor, term=plan.term_id, year=2024)
    assert refused.value.code == "plan.year_taken"


def test_a_term_that_is_not_there_is_not_known(cast):
    with pytest.raises(NotKnown):
        draft_annual_plan(by=cast.office.actor, term=new_id(), year=2024)
