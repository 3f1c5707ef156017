from datetime import date, timedelta

from tests.crash.harness import ANEW, crash_story
from tests.factories import approvals, fieldwork, findings, inspections, planning, teams, training
from xuncha.onsite.fieldwork.rules.states import InterviewState
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.change_batch import change_batch
from xuncha.preparation.planning.actions.close_round import close_round
from xuncha.preparation.planning.actions.remove_target import remove_target
from xuncha.preparation.planning.actions.set_round_counting import set_round_counting
from xuncha.preparation.planning.actions.unplan_body import unplan_body
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.assign_duty import assign_duty
from xuncha.preparation.teams.actions.call_home import call_home
from xuncha.preparation.teams.actions.dissolve_team import dissolve_team
from xuncha.preparation.teams.actions.open_fact import open_fact
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.raise_objection import raise_objection
from xuncha.preparation.teams.actions.record_objection import record_objection
from xuncha.preparation.teams.actions.record_tie import record_tie
from xuncha.preparation.teams.actions.remove_member import remove_member
from xuncha.preparation.teams.actions.unassign_target import unassign_target
from xuncha.preparation.teams.actions.withdraw_objection import withdraw_objection
from xuncha.preparation.teams.queries import pairs
from xuncha.preparation.training.actions.record_results import ResultRow, record_results
from xuncha.preparation.training.actions.sign_in import sign_in
from xuncha.preparation.training.actions.withdraw_enrolment import withdraw_enrolment
from xuncha.standing.people.actions.declare_kin import declare_kin


@crash_story
def plans_that_change(cast):
    office = cast.office.actor
    plan = planning.drafted_plan(cast)
    unplan_body(by=office, planned=plan.bodies.first().id)
    drafted = planning.drafted_round(cast)
    batch = planned.batches(drafted.id)[0]
    change_batch(by=office, batch=batch.id, begins=batch.begins, ends=batch.ends + timedelta(days=7))
    remove_target(by=office, target=planned.targets(batch.id)[0].id)
    set_round_counting(by=office, round=drafted.id, rate_decimals=1, counts_as_done=["done"])


@crash_story
def a_round_that_ends(cast):
    round = planning.round(cast)
    cast.clock.move_to(date(2024, 6, 3))
    close_round(by=cast.office.actor, round=round.id)


@crash_story
def a_target_that_joins_an_authorised_team(cast):
    """Its members are asked anew: an action inside the action."""
    team = teams.authorised(cast)
    target = planned.targets(team.batch_id)[0]
    ANEW.add("planning.add_target")
    add_target(
        by=cast.office.actor,
        batch=team.batch_id,
        body=cast.other_bureau.id,
        extended_of=target.id,
        reason="延伸了解资金使用",
    )


@crash_story
def a_class(cast):
    batch = planning.batch(cast)
    held = training.opened(cast, batch.id)
    rows = training.enrol(
        by=cast.office.actor, training_class=held.id, persons=[cast.lead.person, cast.member.person]
    )
    sign_in(by=cast.office.actor, training_class=held.id, persons=[cast.lead.person], on=held.begins)
    record_results(
        by=cast.office.actor,
        training_class=held.id,
        rows=[ResultRow(attendance=rows[0].id, passed=True, mark=88)],
    )
    withdraw_enrolment(by=cast.office.actor, attendance=rows[1].id, reason="抽调另有任务")


@crash_story
def a_team_whose_facts_change(cast):
    office = cast.office.actor
    declare_kin(
        by=cast.member.actor, person=cast.member.person, relation="配偶", name="刘敏", body=cast.bureau.id
    )
    team = teams.ready(cast)
    membership = queries.active_members(team.id)[-1]
    assign_duty(by=office, membership=membership.id, duty="查账")
    target = planned.targets(team.batch_id)[0]
    objection = record_objection(
        by=office,
        target=target.id,
        person=cast.deputy.person,
        letter="清文旅函〔2024〕3号",
        reason="曾有业务往来",
    )
    withdraw_objection(by=office, objection=objection.id)
    record_tie(
        by=office,
        person=cast.second_member.person,
        body=cast.bureau.id,
        kind="business",
        what="配偶公司供货",
        source="本人说明",
    )
    teams.complete(cast, team)
    pair = pairs.pairs_of(team.batch_id, [cast.member.person])[0]
    examination = pairs.examined_pair(pair)
    open_fact(by=office, hit=examination.hits.get(sealed__isnull=False).id, reason="审查回避")
    propose_recusal(by=office, pair=pair.id, outcome="must_recuse", reason="配偶在该单位任职")
    approvals.approve(cast, pair.ref)
    remove_member(by=office, membership=membership.id, reason="健康原因")
    unassign_target(by=office, target=target.id)
    dissolve_team(by=office, team=team.id, reason="任务调整")


@crash_story
def a_member_called_home(cast):
    """Actions of three rooms inside the one that calls home: all of them or none."""
    inspection = inspections.at(cast, Stage.ON_SITE)
    inspections.noted(cast, inspection)
    fieldwork.interview(cast, inspection, InterviewState.PLANNED)
    findings.drafted(cast, inspection)
    rows = {m.person_id: m.id for m in queries.active_members(cast.team.id)}
    ANEW.add("teams.call_home")
    call_home(
        by=cast.office.actor,
        membership=rows[cast.member.person],
        successor=rows[cast.team_liaison.person],
        reason="原单位工作需要",
    )


@crash_story
def a_body_that_objects(cast):
    team = teams.authorised(cast)
    target = planned.targets(team.batch_id)[0]
    raise_objection(
        by=cast.body_liaison.actor, target=target.id, person=cast.deputy.person, reason="曾有业务往来"
    )
