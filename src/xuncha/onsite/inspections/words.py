"""What codes are called, for pages, papers and refusals."""

from django.utils.translation import gettext_lazy as _

from .rules.states import PointResult, PointState, ResolutionState, Stage

STAGES = {
    Stage.PREPARED: _("准备"),
    Stage.ENTERED: _("进驻"),
    Stage.ON_SITE: _("现场"),
    Stage.LEFT: _("离场"),
    Stage.REPORTING: _("报告"),
    Stage.DECIDED: _("决定"),
    Stage.FED_BACK: _("反馈移交"),
    Stage.RECTIFYING: _("整改"),
    Stage.ASSESSED: _("评估"),
    Stage.FILED: _("归档"),
}

# What the button says that opens the gate into a stage.
GATE_VERBS = {
    Stage.ENTERED: _("登记进驻"),
    Stage.ON_SITE: _("转入现场"),
    Stage.LEFT: _("登记离场"),
    Stage.REPORTING: _("转入报告"),
    Stage.DECIDED: _("登记决定"),
    Stage.FED_BACK: _("登记反馈移交"),
    Stage.RECTIFYING: _("转入整改"),
    Stage.ASSESSED: _("登记评估"),
    Stage.FILED: _("登记归档"),
}

POINT_STATES = {PointState.OPEN: _("待核对"), PointState.SETTLED: _("已了结")}

POINT_RESULTS = {
    PointResult.CLEARED: _("已查清，不成问题"),
    PointResult.WORKPAPER: _("已写底稿"),
    PointResult.PASSED_ON: _("已转有关方面"),
    PointResult.NOT_ESTABLISHED: _("查过，不能认定"),
}

UNITS = {"days": _("%(n)d 日"), "working_days": _("%(n)d 个工作日"), "months": _("%(n)d 个月")}

# Methods of the rule sets in a word, for the heads of the checklist's columns.
METHODS_IN_A_WORD = {
    "hearing": _("汇报"),
    "interview": _("谈话"),
    "petition": _("信访"),
    "material": _("资料"),
    "forum": _("座谈"),
    "attendance": _("列席"),
    "questionnaire": _("测评"),
    "field_visit": _("走访"),
}

RESOLUTION_STATES = {
    ResolutionState.OPEN: _("在办"),
    ResolutionState.DONE: _("已办结"),
    ResolutionState.NOTED: _("不用跟踪"),
}
