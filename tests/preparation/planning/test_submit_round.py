from datetime import date

import pytest

from tests.factories import planning
from tests.factories.approvals import approve, send_back
from tests.journal_says import journal_says
from xuncha.foundation.terms import NotAllowed, Stale, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.add_round import add_round
from xuncha.preparation.planning.actions.note_round_decision import note_round_decision
from xuncha.preparation.planning.actions.submit_round import submit_round


def test_sends_a_round_and_keeps_the_version(cast):
    round = planning.submitted_round(cast)
    (version,) = queries.submissions(round.ref)
    assert version.content["batches"][0]["targets"][0]["body"] == cast.bureau.name
    journal_says("planning.round_submitted", about=round.ref)


def test_approval_binds_the_rule_set_of_that_day(cast):
    round = planning.submitted_round(cast)
    assert round.rule_set == ""
    approve(cast, round.ref)
    approved = queries.visible_to(cast.office.actor).get(id=round.id)
    assert (approved.state, approved.rule_set, approved.approved_on) == ("approved", "2024", date(2024, 3, 4))
    assert journal_says("planning.round_approved", about=round.ref).rule_set == "2024"


def test_a_returned_round_is_with_the_office_again(cast):
    round = planning.submitted_round(cast)
    send_back(cast, round.ref, "日期与春耕冲突")
    back = queries.visible_to(cast.office.actor).get(id=round.id)
    assert (back.state, back.rule_set, back.returned_because) == ("returned", "", "日期与春耕冲突")
    assert submit_round(by=cast.office.actor, round=round.id).state == "submitted"


def test_everything_missing_is_told_at_once(cast):
    plan = planning.drafted_plan(cast)
    round = add_round(by=cast.office.actor, plan=plan.id)
    with pytest.raises(WrongState) as refused:
        submit_round(by=cast.office.actor, round=round.id)
    assert [p.code for p in refused.value.problems] == ["round.plan_not_approved", "round.no_batch"]
    add_batch(by=cast.office.actor, round=round.id, begins=date(2024, 4, 1), ends=date(2024, 5, 1))
    with pytest.raises(WrongState) as refused:
        submit_round(by=cast.office.actor, round=round.id)
    assert [p.code for p in refused.value.problems] == ["round.plan_not_approved", "round.batch_empty"]


def test_only_the_office_sends(cast):
    round = planning.drafted_round(cast)
    with pytest.raises(NotAllowed):
        submit_round(by=cast.secretary.actor, round=round.id)


def test_a_round_is_sent_once(cast):
    round = planning.round(cast)
    with pytest.raises(WrongState):
        submit_round(by=cast.office.actor, round=round.id)
    with pytest.raises(WrongState):
        note_round_decision(by=cast.office.actor, round=round.id, outcome="approved", on=date(2024, 3, 4))


def test_a_stale_page_is_told(cast):
    round = planning.drafted_round(cast)
    with pytest.raises(Stale):
        submit_round(by=cast.office.actor, round=round.id, seen=round.version + 1)
