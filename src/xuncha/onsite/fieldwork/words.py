"""What codes are called, for pages, refusals and papers."""

from django.utils.translation import gettext_lazy as _

from .rules.states import (
    FormKind,
    InterviewState,
    OutingState,
    ProblemState,
    RequestState,
    SittingKind,
    VisitKind,
    Wanted,
    Way,
)

INTERVIEW_STATES = {
    InterviewState.PLANNED: _("已安排"),
    InterviewState.RECORDING: _("正在记录"),
    InterviewState.HELD: _("待本人核对"),
    InterviewState.CONFIRMED: _("本人已核对"),
    InterviewState.REFUSED: _("已注明拒签"),
    InterviewState.CANCELLED: _("已取消"),
}

REQUEST_STATES = {
    RequestState.DRAFTED: _("待组长批准"),
    RequestState.APPROVED: _("已批准，待送出"),
    RequestState.SENT_BACK: _("组长退回"),
    RequestState.SENT: _("已送出，待收"),
    RequestState.RECEIVED: _("已收到，待退还"),
    RequestState.RETURNED: _("已结清"),
    RequestState.WITHDRAWN: _("已撤销"),
}

WAYS = {Way.PAPER: _("纸上逐页签名"), Way.SCREEN: _("屏幕上逐页核对")}

WANTED = {Wanted.ORIGINAL: _("原件"), Wanted.COPY: _("复印件")}

OUTING_STATES = {
    OutingState.PLANNED: _("已安排"),
    OutingState.HELD: _("已办"),
    OutingState.CANCELLED: _("已取消"),
}

VISIT_KINDS = {
    VisitKind.UNIT: _("下属单位、部门"),
    VisitKind.HOUSEHOLD: _("入户"),
    VisitKind.PEOPLE: _("干部群众、服务对象"),
}

SITTING_KINDS = {
    SittingKind.REPORT: _("听取工作汇报"),
    SittingKind.SPECIAL_REPORT: _("听取专题汇报"),
    SittingKind.FORUM: _("召开座谈会"),
    SittingKind.ATTENDANCE: _("列席会议"),
}

FORM_KINDS = {FormKind.QUESTIONNAIRE: _("问卷"), FormKind.ASSESSMENT: _("民主测评表")}

PROBLEM_STATES = {
    ProblemState.NOTED: _("待解决"),
    ProblemState.SOLVED: _("已解决，待核实"),
    ProblemState.CHECKED: _("已核实"),
    ProblemState.DROPPED: _("已撤下"),
}
