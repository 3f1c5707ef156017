"""Interviews and material requests at any state, by the real actions."""

from collections.abc import Sequence
from datetime import date

from tests.people import Cast
from tests.remembered import remembered
from xuncha.onsite.fieldwork.actions.approve_request import approve_request
from xuncha.onsite.fieldwork.actions.cancel_interview import cancel_interview
from xuncha.onsite.fieldwork.actions.confirm_interview import confirm_interview
from xuncha.onsite.fieldwork.actions.drop_request import drop_request
from xuncha.onsite.fieldwork.actions.hold_interview import hold_interview
from xuncha.onsite.fieldwork.actions.logs.write_log import write_log
from xuncha.onsite.fieldwork.actions.note_refusal import note_refusal
from xuncha.onsite.fieldwork.actions.plan_interview import plan_interview
from xuncha.onsite.fieldwork.actions.problems.check_problem import check_problem
from xuncha.onsite.fieldwork.actions.problems.drop_problem import drop_problem
from xuncha.onsite.fieldwork.actions.problems.note_problem import note_problem
from xuncha.onsite.fieldwork.actions.problems.record_solution import record_solution
from xuncha.onsite.fieldwork.actions.receive_material import Receipt, receive_material
from xuncha.onsite.fieldwork.actions.request_materials import Asked, request_materials
from xuncha.onsite.fieldwork.actions.return_material import Returned, return_material
from xuncha.onsite.fieldwork.actions.send_back_request import send_back_request
from xuncha.onsite.fieldwork.actions.send_request import send_request
from xuncha.onsite.fieldwork.actions.sittings.cancel_sitting import cancel_sitting
from xuncha.onsite.fieldwork.actions.sittings.hold_sitting import hold_sitting
from xuncha.onsite.fieldwork.actions.sittings.plan_sitting import plan_sitting
from xuncha.onsite.fieldwork.actions.start_interview import start_interview
from xuncha.onsite.fieldwork.actions.surveys.hand_out_forms import hand_out_forms
from xuncha.onsite.fieldwork.actions.visits.cancel_visit import cancel_visit
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.keep_photo import keep_photo
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.actions.visits.plan_visit import plan_visit
from xuncha.onsite.fieldwork.models import (
    Interview,
    LogEntry,
    MaterialRequest,
    PhoneCheck,
    PracticalProblem,
    Sitting,
    Survey,
    Visit,
    VisitPhoto,
)
from xuncha.onsite.fieldwork.rules.states import InterviewState, OutingState, ProblemState, RequestState
from xuncha.onsite.inspections.models import Inspection

from . import evidence

ANSWERS = (
    ("请谈谈您的职务和分工。", "我2019年6月起任种植业管理股股长。"),
    ("股里几个人，具体怎么分？", "连我四个人。小赵管项目现场，小钱管资料。"),
)
LINES = (
    Asked("2022年原始凭证", 2, "册", "original"),
    Asked("2022年党组会议记录本", 1, "本", "original"),
    Asked("拨款审批单", 3, "份", "copy"),
)


@remembered
def planned(cast: Cast, inspection: Inspection, on: date | None = None, name: str = "李国栋") -> Interview:
    """A talk with a section head, heard by the two members."""
    return plan_interview(
        by=cast.member.actor,
        inspection=inspection.id,
        name=name,
        post="种植业管理股股长",
        on=on or cast.clock.today(),
        place="局机关 302 室",
        interviewers=[cast.member.person, cast.second_member.person],
        outline_post="中层干部",
    )


@remembered
def interview(
    cast: Cast,
    inspection: Inspection,
    state: str = InterviewState.CONFIRMED,
    answers: Sequence[tuple[str, str]] = ANSWERS,
) -> Interview:
    """A talk at any state."""
    by = cast.member.actor
    found = planned(cast, inspection)
    if state == InterviewState.CANCELLED:
        return cancel_interview(by=by, interview=found.id, because="本人出差")
    if state == InterviewState.RECORDING:
        return start_interview(by=by, interview=found.id, told=True)
    if state == InterviewState.PLANNED:
        return found
    found = hold_interview(by=by, interview=found.id, answers=answers)
    if state == InterviewState.CONFIRMED:
        return confirm_interview(by=by, interview=found.id, pages=1, way="paper")
    if state == InterviewState.REFUSED:
        return note_refusal(by=by, interview=found.id, note="本人说要回去想一想，没有签")
    return found


@remembered
def request(
    cast: Cast, inspection: Inspection, state: str = RequestState.SENT, lines: Sequence[Asked] = LINES
) -> MaterialRequest:
    """A request at any state; received means all of it, returned means all originals."""
    by = cast.member.actor
    found = request_materials(by=by, inspection=inspection.id, matter="核对项目尾款支付", items=lines)
    if state == RequestState.WITHDRAWN:
        return drop_request(by=by, request=found.id, reason="已经从财政局取得")
    if state == RequestState.SENT_BACK:
        return send_back_request(by=cast.lead.actor, request=found.id, reason="写明年度")
    if state == RequestState.DRAFTED:
        return found
    found = approve_request(by=cast.lead.actor, request=found.id)
    if state == RequestState.APPROVED:
        return found
    found = send_request(by=cast.team_liaison.actor, request=found.id, sent_to="办公室 罗明")
    if state == RequestState.SENT:
        return found
    all_received(cast, found)
    if state == RequestState.RETURNED:
        all_returned(cast, found)
    found.refresh_from_db()
    return found


@remembered
def all_received(cast: Cast, found: MaterialRequest) -> None:
    receipts = [Receipt(i.id, i.quantity, i.wanted) for i in found.items.all()]
    receive_material(by=cast.team_liaison.actor, request=found.id, receipts=receipts, handed_by="罗明")


@remembered
def all_returned(cast: Cast, found: MaterialRequest) -> None:
    returns = [Returned(i.id, i.originals_received) for i in found.items.filter(originals_received__gt=0)]
    return_material(by=cast.team_liaison.actor, request=found.id, returns=returns, taken_by="罗明")


@remembered
def visit(
    cast: Cast,
    inspection: Inspection,
    state: str = OutingState.HELD,
    kind: str = "unit",
    undercover: bool = False,
) -> Visit:
    """A visit of the two members to a subordinate station, at any state."""
    by = cast.member.actor
    found = plan_visit(
        by=by,
        inspection=inspection.id,
        kind=kind,
        whom="城关综合文化站",
        purpose="看免费开放",
        on=cast.clock.today(),
        visitors=[cast.member.person, cast.second_member.person],
        undercover=undercover,
    )
    if state == OutingState.CANCELLED:
        return cancel_visit(by=by, visit=found.id, because="站里停电")
    if state == OutingState.HELD:
        return hold_visit(by=by, visit=found.id, met="站长和管理员", seen_there="登记簿一个月只有四天有人。")
    return found


@remembered
def photo(cast: Cast, inspection: Inspection) -> VisitPhoto:
    """A photograph of a visit that was made."""
    made = visit(cast, inspection)
    return keep_photo(
        by=cast.member.actor,
        visit=made.id,
        stream=evidence.picture(),
        name="登记簿.png",
        title="开放登记簿",
        place="文化站门厅",
    )


@remembered
def sitting(
    cast: Cast, inspection: Inspection, state: str = OutingState.HELD, kind: str = "report"
) -> Sitting:
    """The body's work report to the team, at any state."""
    by = cast.lead.actor
    found = plan_sitting(
        by=by,
        inspection=inspection.id,
        kind=kind,
        subject="党组三年来工作情况汇报",
        given_by="局党组",
        on=cast.clock.today(),
        place="局机关三楼会议室",
        listeners=[cast.lead.person, cast.member.person],
    )
    if state == OutingState.CANCELLED:
        return cancel_sitting(by=by, sitting=found.id, because="与县委会议冲突")
    if state == OutingState.HELD:
        return hold_sitting(by=by, sitting=found.id, heard="讲了成效，结余没有讲。", people=9)
    return found


@remembered
def call(cast: Cast, inspection: Inspection) -> PhoneCheck:
    """A call made to check a matter."""
    return note_phone_check(
        by=cast.member.actor, inspection=inspection.id, whom="贾某某", asked="补贴到手没有", said="上月到手。"
    )


@remembered
def log(cast: Cast, inspection: Inspection) -> LogEntry:
    """A member's log of today."""
    return write_log(by=cast.member.actor, inspection=inspection.id, text="谈了一人，账没有看完。")


@remembered
def survey(cast: Cast, inspection: Inspection, kind: str = "questionnaire", handed_out: int = 45) -> Survey:
    """Forms a member handed out today, none returned yet."""
    return hand_out_forms(
        by=cast.member.actor,
        inspection=inspection.id,
        kind=kind,
        handed_to="局机关中层以下干部职工",
        handed_out=handed_out,
    )


@remembered
def problem(cast: Cast, inspection: Inspection, state: str = ProblemState.NOTED) -> PracticalProblem:
    """A practical problem of a village at any state; solved as a member says, checked by the lead."""
    by = cast.member.actor
    found = note_problem(by=by, inspection=inspection.id, matter="石桥村吃水难", for_whom="石桥村三组村民")
    if state == ProblemState.NOTED:
        return found
    if state == ProblemState.DROPPED:
        return drop_problem(by=by, problem=found.id, because="记重了")
    found = record_solution(
        by=by, problem=found.id, solver="县自来水公司", how="换了三处漏水的管。", proof="回访记录在本组"
    )
    if state == ProblemState.CHECKED:
        return check_problem(by=cast.lead.actor, problem=found.id, note="到村里看过，水压正常")
    return found
