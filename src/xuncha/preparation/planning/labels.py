"""How this room's codes read on a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules.coverage import Covered
from .rules.differences import Change, Sort
from .rules.states import PlanState
from .rules.targets import InspectionKind

STATES: dict[str, Promise] = {
    PlanState.DRAFT: _("草稿"),
    PlanState.SUBMITTED: _("报批中"),
    PlanState.APPROVED: _("已批准"),
    PlanState.RETURNED: _("已退回"),
    PlanState.CHANGING: _("变更中"),
    PlanState.CLOSED: _("已结束"),
}

KINDS: dict[str, Promise] = {
    InspectionKind.ROUTINE: _("常规巡察"),
    InspectionKind.SPECIAL: _("专项巡察"),
    InspectionKind.LOOKBACK: _("“回头看”"),
    InspectionKind.MOBILE: _("机动巡察"),
    InspectionKind.PROMOTED: _("提级巡察"),
    InspectionKind.LINKED: _("联动巡察"),
}

COVERED: dict[str, Promise] = {
    Covered.DONE: _("已巡"),
    Covered.UNDER_WAY: _("在巡"),
    Covered.PLANNED: _("已排"),
    Covered.NONE: _("未排"),
}

RECTIFICATION_STATES: dict[str, Promise] = {
    "done": _("已完成"),
    "stage_done": _("基本完成"),
    "continuing": _("持续整改"),
}
RECTIFICATION_BASES: dict[str, Promise] = {
    "findings": _("按问题"),
    "measures": _("按措施"),
    "tasks": _("按任务"),
    "items": _("按问题清单最低一级标题"),
}

CHANGES: dict[str, tuple[str, Promise]] = {
    Change.ADDED: ("done", _("增加")),
    Change.TAKEN_OUT: ("late", _("移出")),
    Change.MOVED: ("warn", _("调整批次")),
    Change.CHANGED: ("go", _("改动")),
}
SORTS: dict[str, Promise] = {
    Sort.TITLE: _("标题"),
    Sort.BASIS: _("依据"),
    Sort.PLANNED: _("列入的单位"),
    Sort.BATCH: _("批次"),
    Sort.TARGET: _("对象"),
}
VALUES: dict[str, Promise] = {
    "title": _("轮次"),
    "basis": _("依据"),
    "kind": _("巡察方式"),
    "reason": _("列入理由"),
    "begins": _("进驻"),
    "ends": _("离场"),
    "round": _("轮次"),
    "batch": _("批次"),
    "team": _("巡察组"),
    "extended_of": _("延伸自"),
    "package_of": _("打捆在"),
}
