"""An approved plan is changed with a reason: every version is kept, and what differs between two is said."""

from datetime import date

import pytest

from tests.factories import planning, teams
from tests.factories.approvals import approve, send_back
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.change_annual_plan import change_annual_plan
from xuncha.preparation.planning.actions.change_round import change_round
from xuncha.preparation.planning.actions.keep_annual_plan import keep_annual_plan
from xuncha.preparation.planning.actions.keep_round import keep_round
from xuncha.preparation.planning.actions.move_target import move_target
from xuncha.preparation.planning.actions.plan_body import plan_body
from xuncha.preparation.planning.actions.remove_target import remove_target
from xuncha.preparation.planning.actions.submit_annual_plan import submit_annual_plan
from xuncha.preparation.planning.actions.submit_round import submit_round
from xuncha.preparation.planning.actions.unplan_body import unplan_body
from xuncha.preparation.planning.rules.differences import Change, Sort, differences
from xuncha.standing.organisations.actions.register_body import register_body


def again(cast, round):
    return queries.visible_to(cast.office.actor).get(id=round.id)


def test_a_changed_plan_becomes_a_new_version_with_its_reason(cast):
    plan = planning.plan(cast)
    changed = change_annual_plan(by=cast.office.actor, plan=plan.id, reason="县委要求增加民生领域")
    assert changed.state == "changing"
    assert (
        journal_says("planning.plan_change_opened", about=plan.ref).facts["reason"] == "县委要求增加民生领域"
    )
    assert plan in queries.plans_visible_to(cast.lead.actor)
    plan_body(by=cast.office.actor, plan=plan.id, body=cast.other_bureau.id, reason="本届未巡")
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    approve(cast, plan.ref)
    first, second = queries.submissions(plan.ref)
    assert (second.number, second.why, second.outcome) == (2, "县委要求增加民生领域", "approved")
    (found,) = differences(first.content, second.content)
    assert (found.change, found.sort, found.name) == (Change.ADDED, Sort.PLANNED, cast.other_bureau.name)
    assert journal_says("planning.plan_submitted", about=plan.ref).facts["why"] == "县委要求增加民生领域"


def test_what_was_approved_stands_while_a_change_is_sent_back(cast):
    plan = planning.plan(cast)
    change_annual_plan(by=cast.office.actor, plan=plan.id, reason="增加单位")
    plan_body(by=cast.office.actor, plan=plan.id, body=cast.other_bureau.id)
    submit_annual_plan(by=cast.office.actor, plan=plan.id)
    send_back(cast, plan.ref, "先摸清情况")
    back = queries.plans_visible_to(cast.lead.actor).get(id=plan.id)
    assert (back.state, back.approved_on is not None) == ("returned", True)
    with pytest.raises(WrongState) as refused:
        keep_annual_plan(by=cast.office.actor, plan=plan.id)
    assert refused.value.code == "planning.differs"
    unplan_body(by=cast.office.actor, planned=back.bodies.get(body=cast.other_bureau).id)
    kept = keep_annual_plan(by=cast.office.actor, plan=plan.id)
    assert (kept.state, kept.changing_because) == ("approved", "")
    journal_says("planning.plan_kept", about=plan.ref)


def test_a_target_moves_to_another_batch_of_a_round_that_is_changed(cast):
    round = planning.round(cast)
    (batch,) = queries.batches(round.id)
    (target,) = queries.targets(batch.id)
    with pytest.raises(NotAllowed):
        move_target(by=cast.office.actor, target=target.id, batch=batch.id)
    change_round(by=cast.office.actor, round=round.id, reason="第一批人手不够")
    assert journal_says("planning.round_change_opened", about=round.ref).facts["reason"] == "第一批人手不够"
    later = add_batch(by=cast.office.actor, round=round.id, begins=date(2024, 6, 3), ends=date(2024, 7, 31))
    moved = move_target(by=cast.office.actor, target=target.id, batch=later.id)
    assert moved.batch_id == later.id
    assert journal_says("planning.target_moved", about=target.ref).facts["to"] == 2
    add_target(by=cast.office.actor, batch=batch.id, body=cast.other_bureau.id)
    bound = again(cast, round).rule_set
    submit_round(by=cast.office.actor, round=round.id)
    approve(cast, round.ref)
    assert again(cast, round).rule_set == bound
    first, second = queries.submissions(round.ref)
    found = {
        (d.change, d.sort, d.name or d.after.get("number")): d
        for d in differences(first.content, second.content)
    }
    place = found[Change.MOVED, Sort.TARGET, cast.bureau.name]
    assert (place.before["batch"], place.after["batch"]) == ("1", "2")
    assert (Change.ADDED, Sort.TARGET, cast.other_bureau.name) in found
    assert (Change.ADDED, Sort.BATCH, "2") in found


def test_a_change_of_team_is_a_difference(cast):
    team = teams.authorised(cast)
    round = team.batch.round
    change_round(by=cast.office.actor, round=round.id, reason="补记承担的组")
    submit_round(by=cast.office.actor, round=round.id)
    first, second = queries.submissions(round.ref)
    (found,) = differences(first.content, second.content)
    assert (found.change, found.before, found.after) == (Change.CHANGED, {"team": ""}, {"team": team.name})


def test_what_a_team_has_is_neither_moved_nor_taken_out(cast):
    team = teams.authorised(cast)
    (target,) = queries.targets(team.batch_id)
    change_round(by=cast.office.actor, round=team.batch.round_id, reason="想换一个")
    with pytest.raises(WrongState) as refused:
        remove_target(by=cast.office.actor, target=target.id)
    assert refused.value.code == "target.taken"
    later = add_batch(
        by=cast.office.actor, round=team.batch.round_id, begins=date(2024, 6, 3), ends=date(2024, 7, 31)
    )
    with pytest.raises(WrongState):
        move_target(by=cast.office.actor, target=target.id, batch=later.id)


def test_only_the_office_with_a_reason_and_only_what_is_approved(cast):
    drafted = planning.drafted_round(cast)
    with pytest.raises(WrongState):
        change_round(by=cast.office.actor, round=drafted.id, reason="x")
    with pytest.raises(WrongState):
        keep_round(by=cast.office.actor, round=drafted.id)
    plan = planning.plan(cast)
    with pytest.raises(BadInput):
        change_annual_plan(by=cast.office.actor, plan=plan.id, reason=" ")
    with pytest.raises(NotAllowed):
        change_annual_plan(by=cast.leading_group.actor, plan=plan.id, reason="x")
    with pytest.raises(NotAllowed):
        keep_annual_plan(by=cast.leading_group.actor, plan=plan.id)


def test_a_round_left_as_it_was(cast):
    round = planning.round(cast)
    change_round(by=cast.office.actor, round=round.id, reason="x")
    kept = keep_round(by=cast.office.actor, round=round.id)
    assert kept.state == "approved"
    journal_says("planning.round_kept", about=round.ref)


def test_teams_and_villages_that_joined_since_do_not_keep_a_change_open(cast):
    team = teams.authorised(cast)
    (target,) = queries.targets(team.batch_id)
    add_target(by=cast.office.actor, batch=team.batch_id, body=cast.other_bureau.id, extended_of=target.id)
    change_round(by=cast.office.actor, round=team.batch.round_id, reason="开错了")
    assert keep_round(by=cast.office.actor, round=team.batch.round_id).state == "approved"


def test_a_move_that_cannot_be_is_named(cast):
    round = planning.drafted_round(cast)
    other = planning.drafted_round(cast, bodies=[cast.other_bureau.id])
    (batch,), (elsewhere,) = queries.batches(round.id), queries.batches(other.id)
    (target,) = queries.targets(batch.id)
    village = register_body(
        by=cast.office.actor,
        name="石桥村",
        kind="village",
        parent=cast.bureau.id,
        on=cast.bureau.established_on,
    )
    hung = add_target(by=cast.office.actor, batch=batch.id, body=village.id, package_of=target.id)
    codes = []
    for moved, to in ((target, batch), (target, elsewhere), (hung, elsewhere)):
        with pytest.raises(BadInput) as refused:
            move_target(by=cast.office.actor, target=moved.id, batch=to.id)
        codes.append(refused.value.code)
    assert codes == ["target.same_batch", "target.other_round", "target.goes_with_another"]
    later = add_batch(by=cast.office.actor, round=round.id, begins=date(2024, 6, 3), ends=date(2024, 7, 31))
    move_target(by=cast.office.actor, target=target.id, batch=later.id)
    assert [t.body_id for t in queries.targets(later.id)] == [cast.bureau.id, village.id]


def test_in_the_browser(cast):
    plan = planning.plan(cast)
    office = cast.office.client
    assert "变更计划" in office.get(f"/plans/{plan.id}").content.decode()
    assert office.post(f"/plans/{plan.id}/change", {"reason": "增加单位"}).status_code == 302
    shown = office.get(f"/plans/{plan.id}").content.decode()
    assert "正在变更：增加单位" in shown
    assert "没有不同" in office.get(f"/plans/{plan.id}/versions").content.decode()
    plan_body(by=cast.office.actor, plan=plan.id, body=cast.other_bureau.id)
    compared = office.get(f"/plans/{plan.id}/versions?from=1&to=now").content.decode()
    assert cast.other_bureau.name in compared
    assert "增加" in compared
    assert cast.leading_group.client.get(f"/plans/{plan.id}/versions").status_code == 200
    assert cast.lead.client.get(f"/plans/{plan.id}/versions").status_code == 404
    round = planning.round(cast)
    assert office.post(f"/rounds/{round.id}/change", {"reason": "分两批"}).status_code == 302
    later = add_batch(by=cast.office.actor, round=round.id, begins=date(2024, 6, 3), ends=date(2024, 7, 31))
    (target,) = queries.targets(queries.batches(round.id)[0].id)
    assert "调批次" in office.get(f"/rounds/{round.id}").content.decode()
    assert office.post(f"/targets/{target.id}/move", {"batch": str(later.id)}).status_code == 302
    assert "调整批次" in office.get(f"/rounds/{round.id}/versions").content.decode()
    assert office.post(f"/rounds/{round.id}/keep").status_code == 409
    move_target(by=cast.office.actor, target=target.id, batch=queries.batches(round.id)[0].id)


def test_a_body_taken_off_says_in_which_year_it_stands_now(cast):
    plan = planning.plan(cast)
    change_annual_plan(by=cast.office.actor, plan=plan.id, reason="挪到下一年")
    unplan_body(by=cast.office.actor, planned=plan.bodies.get().id)
    planning.drafted_plan(cast, 2025)
    page = cast.office.client.get(f"/plans/{plan.id}/versions?from=1&to=now").content.decode()
    assert "移到2025年" in page
