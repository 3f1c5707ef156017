"""What codes are called, for pages, refusals and papers."""

from django.utils.translation import gettext_lazy as _

from .rules.states import Answered, Came, Channel, Keeper, Level, Part, Sort, State, Tie

STATES = {
    State.REGISTERED: _("已登记，待定范围"),
    State.ACCEPTED: _("已受理，待分办"),
    State.ASSIGNED: _("办理中"),
    State.OUT_OF_SCOPE: _("不属受理范围，待转送"),
    State.PASSED_ON: _("已转送，待反馈"),
    State.SETTLED: _("已有结果，待答复"),
    State.CLOSED: _("已办结"),
    State.LINKED: _("并入首件"),
}

CHANNELS = {
    Channel.LETTER: _("来信"),
    Channel.CALL: _("来电"),
    Channel.CALLER: _("来访"),
    Channel.ONLINE: _("网络"),
    Channel.MET: _("走访收集"),
}

SORTS = {
    Sort.ACCUSATION: _("检举控告"),
    Sort.SUGGESTION: _("批评建议"),
    Sort.APPEAL: _("申诉求决"),
    Sort.OTHER: _("其他"),
}

TIES = {Tie.REPEAT: _("重复件（同一人再次反映）"), Tie.SAME_MATTER: _("同一事项，另有人反映")}

CAME = {
    Came.POINT: _("列为疑点核实"),
    Came.CLUE_HINT: _("留作线索参考"),
    Came.SPOT: _("交单位即知即改"),
    Came.NOTHING: _("了解情况，不再办理"),
}

ANSWERED = {Answered.CLOSED: _("已办结并反馈"), Answered.NOT_THEIRS: _("退回：不属其职责")}

LEVELS = {
    Level.COUNTY_LEADERS: _("涉及县领导"),
    Level.TEAM: _("涉及巡察组人员"),
    Level.OFFICE: _("涉及巡察办"),
}

KEEPERS = {
    Keeper.OFFICE_HEAD: _("巡察办主任"),
    Keeper.LEADING_GROUP: _("领导小组"),
    Keeper.SECRETARY: _("书记"),
}

PARTS = {Part.ENVELOPE: _("信封"), Part.PAGE: _("信件正文"), Part.OTHER: _("其他材料")}

RECEIVER_KINDS = {
    "discipline": _("纪委监委"),
    "organisation": _("组织部"),
    "government": _("政府"),
    "department": _("主管部门"),
    "judiciary": _("司法机关"),
    "politics_law": _("政法委"),
    "audit": _("审计局"),
    "petition": _("信访局"),
    "town": _("乡镇（街道）"),
    "body": _("被巡察单位"),
    "higher": _("上级机关"),
}
