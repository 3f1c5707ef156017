"""From the report to what came of it."""

from tests.crash.harness import crash_story
from tests.factories import approvals, findings, inspections
from xuncha.conclusions.reports import queries as reports
from xuncha.conclusions.reports.actions.answer_comment import answer_comment
from xuncha.conclusions.reports.actions.change_feedback import change_feedback
from xuncha.conclusions.reports.actions.comment_report import comment_report
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.drop_paragraph import drop_paragraph
from xuncha.conclusions.reports.actions.leave_out_finding import leave_out_finding
from xuncha.conclusions.reports.actions.open_version import open_version
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.record_dissent import record_dissent
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.conclusions.reports.actions.write_paragraph import write_paragraph
from xuncha.followup.rectification import queries as lists
from xuncha.followup.rectification.actions.change_measure import change_measure
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.disclose import disclose
from xuncha.followup.rectification.actions.drop_measure import drop_measure
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.hand_over_ledger import hand_over_ledger
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.followup.rectification.actions.record_meeting import record_meeting
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.actions.record_persons import record_persons
from xuncha.followup.rectification.actions.record_rule import record_rule
from xuncha.followup.rectification.actions.report_progress import report_progress
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.followup.rectification.actions.withdraw_result import withdraw_result
from xuncha.onsite.inspections.rules.states import Stage

DEMANDS = ["压实主体责任", "建立长效机制"]


def reporting(cast, count=1):
    """An inspection whose report can be written, with so many findings."""
    inspection = inspections.at(cast, Stage.ON_SITE)
    found = [findings.finding(cast, inspection) for _ in range(count)]
    inspection = inspections.forward(cast, inspection)
    return inspections.forward(cast, inspection), found


@crash_story
def a_report_that_is_worked_on(cast):
    inspection, found = reporting(cast, 2)
    lead, office = cast.lead.actor, cast.office.actor
    report = draft_report(by=lead, inspection=inspection.id)
    section = reports.sections(inspection.rule_set)[0].code
    extra = write_paragraph(by=lead, report=report.id, section=section, text="总体情况良好。")
    drop_paragraph(by=lead, report=report.id, line=extra.line, reason="重复")
    record_dissent(by=cast.member.actor, report=report.id, text="不同意合并")
    submit_report(by=lead, report=report.id)
    comment = comment_report(by=office, report=report.id, text="措辞请再斟酌")
    approvals.send_back(cast, report.ref)
    answer_comment(by=lead, report=report.id, comment=comment.id, answer="not_taken", reason="与底稿一致")
    open_version(by=lead, report=report.id, note="按意见修改")
    while found[1].id in reports.placed(reports.team_version(report)):
        last = reports.paragraphs(reports.team_version(report))[-1]
        drop_paragraph(by=lead, report=report.id, line=last.line, reason="已并入另一问题")
    leave_out_finding(by=lead, report=report.id, finding=found[1].id, reason="已并入另一问题")


@crash_story
def from_report_to_results(cast):
    inspection, _found = reporting(cast)
    report = draft_report(by=cast.lead.actor, inspection=inspection.id)
    submit_report(by=cast.lead.actor, report=report.id)
    approvals.approve(cast, report.ref)
    inspection = inspections.forward(cast, inspection)
    office, door = cast.office.actor, cast.body_liaison.actor
    feedback = prepare_feedback(by=office, report=report.id, opinion="总体向好。", demands=DEMANDS)
    change_feedback(by=office, feedback=feedback.id, opinion="总体向好，问题不少。", demands=DEMANDS)
    deliver_feedback(by=office, feedback=feedback.id, place="三楼会议室", late_reason="会期冲突")
    for recipient in ("head", "leading_group"):
        sign_for_feedback(by=door, feedback=feedback.id, recipient=recipient, signed_by="高远")
    inspections.forward(cast, inspection)
    rectified(cast, lists.ledgers_of(inspection.id)[0])


def rectified(cast, ledger):
    office, door = cast.office.actor, cast.body_liaison.actor
    item = lists.items_of(ledger)[0]
    plan = {"leader": "高远", "standard": "款项收回", "department": "财务股", "due_on": ledger.due_on}
    measure = propose_measure(by=door, item=item.id, text="收回多付款项", **plan)
    other = propose_measure(by=door, item=item.id, text="写错的措施", **plan)
    change_measure(by=door, measure=measure.id, text="收回多付款项86.4万元", **plan)
    drop_measure(by=door, measure=other.id, reason="写错")
    submit_plan(by=door, ledger=ledger.id)
    review_plan(by=office, ledger=ledger.id, accept=True)
    report_progress(by=door, measure=measure.id, note="已发函催收")
    submit_proof(by=door, measure=measure.id, note="缴款凭证")
    money = record_money(by=door, measure=measure.id, kind="recovered", amount_fen=8_640_000)
    record_persons(by=door, measure=measure.id, kind="disciplined", persons=2)
    record_rule(by=door, measure=measure.id, kind="made", title="项目付款管理办法")
    record_meeting(by=door, measure=measure.id, kind="study")
    withdraw_result(by=door, row="money", result=money.id, reason="金额有误")
    hand_in_item(by=door, item=item.id)
    check_item(by=cast.staff.actor, item=item.id, outcome="done", how="查阅凭证")
    disclose(by=door, ledger=ledger.id, where="县政府网站", late_reason="审核")
    today, heir = cast.clock.today(), cast.other_bureau.id
    hand_over_ledger(by=office, ledger=ledger.id, to=heir, on=today, reason="机构改革")
