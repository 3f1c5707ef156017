"""How this room's codes read on a page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .rules.members import TeamRole
from .rules.states import Outcome, TeamState, Waits

STATES: dict[str, Promise] = {
    TeamState.FORMING: _("组建中"),
    TeamState.SUBMITTED: _("提请授权"),
    TeamState.RETURNED: _("已退回"),
    TeamState.AUTHORISED: _("已授权"),
    TeamState.DISSOLVED: _("已解散"),
}

ROLES: dict[str, Promise] = {
    TeamRole.LEAD: _("组长"),
    TeamRole.DEPUTY: _("副组长"),
    TeamRole.LIAISON: _("联络员"),
    TeamRole.MEMBER: _("组员"),
}

OUTCOMES: dict[str, Promise] = {
    Outcome.PENDING: _("待定"),
    Outcome.MAY_SERVE: _("可参加"),
    Outcome.MUST_RECUSE: _("应当回避"),
}

WAITS: dict[str, Promise | str] = {
    Waits.NOTHING: "",
    Waits.EXAMINATION: _("待审查"),
    Waits.DECLARATION: _("待申报"),
    Waits.PROPOSAL: _("待提意见"),
    Waits.APPROVAL: _("待审定"),
}

RULES: dict[str, Promise] = {
    "present_unit": _("现任职"),
    "former_post": _("曾任职"),
    "former_post_member": _("曾任职"),
    "kin": _("亲属任职"),
    "home_place": _("籍贯"),
    "business": _("利害关系"),
    "past_handling": _("曾经手"),
    "objection": _("对方申请"),
}

ENTRIES: dict[str, Promise] = {
    "kin": _("近亲属在对象单位任职"),
    "former_post": _("本人曾在对象单位任职"),
    "business": _("与对象单位有经济往来或者其他利害关系"),
    "home_place": _("本人出生地、成长地"),
}

TIES: dict[str, Promise] = {
    "business": _("经济往来、利害关系"),
    "past_handling": _("曾经手的审计、案件、信访"),
}

CAUSES: dict[str, Promise] = {
    "post_changed": _("职务有变动"),
    "career_recorded": _("补记了经历"),
    "kin_declared": _("新申报了亲属"),
    "home_declared": _("新申报了籍贯"),
    "declared": _("交了新的申报"),
    "target_added": _("增列了对象"),
    "body_changed": _("单位合并、更名或调整"),
    "objection": _("被巡察单位提出申请"),
    "tie_recorded": _("登记了新的情况"),
    "role_changed": _("在组里的职责有变动"),
    "joined": _("新进组"),
}

REACH: dict[str, Promise | str] = {
    "same": "",
    "below": _("对象的下属单位"),
    "above": _("对象的上级单位"),
    "name": _("按单位名称对上"),
}
