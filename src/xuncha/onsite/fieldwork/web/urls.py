from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route

from . import interviews as talks
from . import logs, many_visits, materials, problems, sittings, surveys, visits

app_name = "fieldwork"
BOTH = ("GET", "POST")
HEAD = frozenset({Role.OFFICE_HEAD})
INSPECTION, TALK, REQUEST, VISIT, SITTING, SURVEY, PROBLEM = (
    "inspections/<uuid:inspection>/",
    "interviews/<uuid:interview>/",
    "materials/<uuid:request_id>/",
    "visits/<uuid:visit>/",
    "sittings/<uuid:sitting>/",
    "surveys/<uuid:survey>/",
    "problems/<uuid:problem>/",
)


def _verb(pattern, view, name, label, who=TEAM):  # type: ignore[no-untyped-def]
    return route(pattern, view, f"fieldwork:{name}", label=label, who=who, methods=BOTH)


urlpatterns = [
    route("fieldwork/", materials.fieldwork, "fieldwork:fieldwork", label=_("现场"), who=TEAM),
    route(
        INSPECTION + "interviews/",
        talks.interviews,
        "fieldwork:interviews",
        label=_("个别谈话"),
        who=TEAM | OFFICE,
    ),
    _verb(INSPECTION + "interviews/plan", talks.plan, "plan", _("安排谈话")),
    route(INSPECTION + "outlines/", talks.outlines, "fieldwork:outlines", label=_("谈话提纲"), who=TEAM),
    _verb(INSPECTION + "outlines/write", talks.outline_of_post, "write_outline", _("写谈话提纲")),
    route(TALK, talks.interview, "fieldwork:interview", label=_("一次谈话"), who=TEAM),
    _verb(TALK + "write", talks.write, "write", _("记录问答")),
    _verb(TALK + "rows/<uuid:row>/mark", talks.mark, "mark", _("标待核对")),
    _verb(TALK + "start", talks.start, "start", _("开始谈话")),
    _verb(TALK + "replan", talks.replan, "replan", _("谈话改期")),
    _verb(TALK + "cancel", talks.cancel, "cancel", _("取消谈话")),
    _verb(TALK + "hold", talks.hold, "hold", _("记完谈话")),
    _verb(TALK + "confirm", talks.confirm, "confirm", _("本人核对")),
    _verb(TALK + "refuse", talks.refuse, "refuse", _("注明拒签")),
    _verb(TALK + "outline", talks.outline_of_interview, "outline", _("改谈话提纲")),
    _verb(TALK + "open", talks.open_sealed, "open", _("调看谈话记录"), HEAD),
    route(
        INSPECTION + "materials/", materials.materials, "fieldwork:materials", label=_("调阅资料"), who=TEAM
    ),
    _verb(INSPECTION + "materials/request", materials.new_request, "new_request", _("起草调阅单")),
    route(REQUEST, materials.request_page, "fieldwork:request", label=_("一张调阅单"), who=TEAM),
    _verb(REQUEST + "change", materials.change, "change_request", _("改调阅单")),
    _verb(REQUEST + "approve", materials.approve, "approve_request", _("批准调阅")),
    _verb(REQUEST + "send-back", materials.send_back, "send_back_request", _("退回调阅单")),
    _verb(REQUEST + "drop", materials.drop, "drop_request", _("撤销调阅单")),
    _verb(REQUEST + "send", materials.send, "send_request", _("送出调阅单")),
    _verb(REQUEST + "receive", materials.receive, "receive", _("登记收到资料")),
    _verb(
        REQUEST + "items/<uuid:item>/not-provided", materials.not_provided, "not_provided", _("注明未提供")
    ),
    _verb(REQUEST + "return", materials.give_back, "return", _("退还资料")),
    route(INSPECTION + "visits/", visits.visits, "fieldwork:visits", label=_("走访"), who=TEAM),
    _verb(INSPECTION + "visits/plan", visits.plan, "plan_visit", _("安排走访")),
    _verb(INSPECTION + "package/visits", many_visits.plan_many, "plan_visits", _("批量安排走访")),
    route(INSPECTION + "log/", logs.log, "fieldwork:log", label=_("工作日志"), who=TEAM),
    _verb(INSPECTION + "log/write", logs.write, "write_log", _("写工作日志")),
    _verb("log/<uuid:entry>/correct", logs.correct, "correct_log", _("更正工作日志")),
    _verb(INSPECTION + "calls/note", visits.call, "note_phone_check", _("记电话抽查")),
    route("calls/<uuid:call>/", visits.phone_check, "fieldwork:phone_check", label=_("电话抽查"), who=TEAM),
    route(VISIT, visits.visit, "fieldwork:visit", label=_("一次走访"), who=TEAM),
    _verb(VISIT + "approve", visits.approve, "approve_visit", _("批准暗访")),
    _verb(VISIT + "replan", visits.replan, "replan_visit", _("走访改期换人")),
    _verb(VISIT + "hold", visits.hold, "hold_visit", _("记走访")),
    _verb(VISIT + "cancel", visits.cancel, "cancel_visit", _("取消走访")),
    _verb(VISIT + "photograph", visits.photograph, "photograph", _("存走访照片")),
    route(
        INSPECTION + "sittings/", sittings.sittings, "fieldwork:sittings", label=_("听取汇报、列席"), who=TEAM
    ),
    _verb(INSPECTION + "sittings/plan", sittings.plan, "plan_sitting", _("安排听会")),
    route(SITTING, sittings.sitting, "fieldwork:sitting", label=_("一次听会"), who=TEAM),
    _verb(SITTING + "hold", sittings.hold, "hold_sitting", _("记听会")),
    _verb(SITTING + "cancel", sittings.cancel, "cancel_sitting", _("取消听会")),
    _verb(SITTING + "papers/add", sittings.add_paper, "add_sitting_paper", _("存听会材料")),
    route(INSPECTION + "surveys/", surveys.surveys, "fieldwork:surveys", label=_("问卷、民主测评"), who=TEAM),
    _verb(INSPECTION + "surveys/hand-out", surveys.hand_out, "hand_out_forms", _("发问卷、测评表")),
    route(SURVEY, surveys.survey, "fieldwork:survey", label=_("一次问卷、测评"), who=TEAM),
    _verb(SURVEY + "returned", surveys.returned, "note_returned_forms", _("登记收回的表")),
    route(
        INSPECTION + "problems/",
        problems.problems,
        "fieldwork:problems",
        label=_("实事清单"),
        who=TEAM | OFFICE,
    ),
    _verb("problems/note", problems.note, "note_problem", _("记实事"), TEAM | OFFICE),
    route(PROBLEM, problems.problem, "fieldwork:problem", label=_("一件实事"), who=TEAM | OFFICE),
    _verb(PROBLEM + "solved", problems.solved, "record_solution", _("登记实事已解决"), TEAM | OFFICE),
    _verb(PROBLEM + "check", problems.check, "check_problem", _("核实实事"), TEAM | OFFICE),
    _verb(PROBLEM + "drop", problems.drop, "drop_problem", _("撤下实事"), TEAM | OFFICE),
    route(
        PROBLEM + "proof",
        problems.proof,
        "fieldwork:problem_proof",
        label=_("看实事的凭据"),
        who=TEAM | OFFICE,
    ),
]
