from tests.crash.harness import crash_story
from tests.factories import evidence, fieldwork, inspections
from tests.factories.evidence import pdf
from xuncha.foundation.terms import Ref
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.evidence.actions.move_custody import move_custody
from xuncha.onsite.evidence.actions.open_item import open_item
from xuncha.onsite.evidence.actions.supersede_item import supersede_item
from xuncha.onsite.evidence.actions.withdraw_citation import withdraw_citation
from xuncha.onsite.fieldwork.actions.change_outline import change_outline
from xuncha.onsite.fieldwork.actions.change_request import change_request
from xuncha.onsite.fieldwork.actions.logs.correct_log import correct_log
from xuncha.onsite.fieldwork.actions.mark_point import mark_point
from xuncha.onsite.fieldwork.actions.note_not_provided import note_not_provided
from xuncha.onsite.fieldwork.actions.open_interview import open_interview
from xuncha.onsite.fieldwork.actions.replan_interview import replan_interview
from xuncha.onsite.fieldwork.actions.sittings.add_sitting_paper import add_sitting_paper
from xuncha.onsite.fieldwork.actions.sittings.take_over_sittings import take_over_sittings
from xuncha.onsite.fieldwork.actions.surveys.note_returned_forms import note_returned_forms
from xuncha.onsite.fieldwork.actions.take_over_interviews import take_over_interviews
from xuncha.onsite.fieldwork.actions.take_over_requests import take_over_requests
from xuncha.onsite.fieldwork.actions.visits.approve_visit import approve_visit
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.actions.visits.replan_visit import replan_visit
from xuncha.onsite.fieldwork.actions.visits.take_over_visits import take_over_visits
from xuncha.onsite.fieldwork.actions.write_outline import write_outline
from xuncha.onsite.fieldwork.rules.states import InterviewState, OutingState, ProblemState, RequestState
from xuncha.onsite.inspections.actions.answer_upward import answer_upward
from xuncha.onsite.inspections.actions.confirm_condition import confirm_condition
from xuncha.onsite.inspections.actions.finish_resolution import finish_resolution
from xuncha.onsite.inspections.actions.give_point import give_point
from xuncha.onsite.inspections.actions.hold_team_meeting import hold_team_meeting
from xuncha.onsite.inspections.actions.leave_out_item import leave_out_item
from xuncha.onsite.inspections.actions.note_notice_receipt import note_notice_receipt
from xuncha.onsite.inspections.actions.settle_point import settle_point
from xuncha.onsite.inspections.actions.take_over_resolutions import take_over_resolutions
from xuncha.onsite.inspections.rules.states import Stage


@crash_story
def evidence_in_hand(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    item = evidence.registered(cast, inspection)
    move_custody(by=cast.member.actor, item=item.id, thing="copy", to="何雅琴", because="交接")
    cited = cite(
        by=cast.member.actor, item=item.id, page=2, cited=Ref("inspections.inspection", inspection.id)
    )
    withdraw_citation(by=cast.member.actor, citation=cited.id, because="引错页")
    open_item(by=cast.office.actor, item=item.id, reason="核对")
    supersede_item(by=cast.member.actor, item=item.id, because="扫描不清", stream=pdf(4), name="再扫.pdf")


@crash_story
def talks_and_materials(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    by = cast.member.actor
    write_outline(by=by, inspection=inspection.id, post="中层干部", text="职务分工：\n请谈谈您的分工。")
    planned = fieldwork.planned(cast, inspection)
    change_outline(by=by, interview=planned.id, text="职务分工：\n请谈谈您的分工。\n股里几个人？")
    replan_interview(
        by=by,
        interview=planned.id,
        on=cast.clock.today(),
        place="三楼小会议室",
        interviewers=[cast.member.person, cast.second_member.person],
    )
    held = fieldwork.interview(cast, inspection, InterviewState.HELD)
    mark_point(by=by, interview=held.id, row=held.rows.first().id, title="尾款支付时间")
    open_interview(by=cast.office.actor, interview=held.id, reason="核对")
    drafted = fieldwork.request(cast, inspection, RequestState.DRAFTED)
    change_request(by=by, request=drafted.id, matter="核对尾款", items=fieldwork.LINES[:1])
    sent = fieldwork.request(cast, inspection, RequestState.SENT)
    note_not_provided(
        by=cast.team_liaison.actor, request=sent.id, item=sent.items.first().id, because="已移交审计"
    )


@crash_story
def points(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    point = inspections.noted(cast, inspection)
    give_point(by=cast.lead.actor, point=point.id, who_has=cast.second_member.person)
    inspections.looked_at(cast, inspection)
    leave_out_item(by=cast.lead.actor, inspection=inspection.id, item="F1-02", because="没有这项职责")
    settle_point(by=cast.second_member.actor, point=point.id, result="cleared", text="核对验收单，时间相符")


@crash_story
def a_condition_said_by_a_person(cast):
    inspection = inspections.at(cast, Stage.ASSESSED)
    with inspections.unsupplied("archive.catalogued"):
        confirm_condition(
            by=cast.office.actor,
            inspection=inspection.id,
            condition="archive.catalogued",
            reason="案卷已编目移交",
        )


@crash_story
def visits_and_sittings(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    secret = fieldwork.visit(cast, inspection, OutingState.PLANNED, undercover=True)
    approve_visit(by=cast.lead.actor, visit=secret.id)
    crew = [cast.member.person, cast.team_liaison.person]
    replan_visit(by=cast.member.actor, visit=secret.id, on=cast.clock.today(), visitors=crew)
    fieldwork.visit(cast, inspection, OutingState.CANCELLED)
    fieldwork.photo(cast, inspection)
    note_phone_check(
        by=cast.member.actor, inspection=inspection.id, whom="名册一户", asked="到账没有", said="到了"
    )
    fieldwork.sitting(cast, inspection, OutingState.CANCELLED)
    held = fieldwork.sitting(cast, inspection)
    add_sitting_paper(by=cast.lead.actor, sitting=held.id, stream=pdf(3), name="汇报.pdf", title="工作汇报")
    entry = fieldwork.log(cast, inspection)
    correct_log(by=cast.member.actor, entry=entry.id, text="谈了两人", because="漏记一人")


@crash_story
def work_on_site_changes_hands(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    fieldwork.planned(cast, inspection)
    fieldwork.visit(cast, inspection, OutingState.PLANNED)
    fieldwork.sitting(cast, inspection, OutingState.PLANNED)
    fieldwork.request(cast, inspection, RequestState.DRAFTED)
    people = {"leaving": cast.member.person, "successor": cast.team_liaison.person}
    for verb in (take_over_interviews, take_over_visits, take_over_sittings, take_over_requests):
        verb(by=cast.office.actor, team=inspection.team_id, **people)


@crash_story
def notices(cast):
    inspection = inspections.opened(cast)
    inspections.notified(cast, inspection)
    note_notice_receipt(by=cast.office.actor, inspection=inspection.id, received_by="办公室主任")
    inspections.announced(cast, inspection)


@crash_story
def meetings_of_the_team(cast):
    inspection = inspections.opened(cast)
    hold_team_meeting(
        by=cast.lead.actor, inspection=inspection.id, present="全组", discussed="分工", decisions=["先谈话"]
    )
    resolved = inspections.resolved(cast, inspection)
    people = {"leaving": cast.member.person, "successor": cast.team_liaison.person}
    take_over_resolutions(by=cast.office.actor, team=inspection.team_id, **people)
    finish_resolution(by=cast.team_liaison.actor, resolution=resolved.id, note="账册已经调来")
    asked = inspections.asked_upward(cast, inspection)
    answer_upward(by=cast.office.actor, upward=asked.id, answer="同意", answered_by="领导小组组长")


@crash_story
def forms_and_practical_problems(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    handed = fieldwork.survey(cast, inspection)
    note_returned_forms(by=cast.member.actor, survey=handed.id, returned=40, stood_out="对考勤意见多")
    fieldwork.problem(cast, inspection, ProblemState.CHECKED)
    fieldwork.problem(cast, inspection, ProblemState.DROPPED)
