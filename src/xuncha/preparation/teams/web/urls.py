from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, WORK, Role
from xuncha.foundation.ui.routes import route
from xuncha.preparation.teams.queries.teams import DECIDERS

from .views import batches, declarations, door, pairs, teams

app_name = "teams"
WHOLE = OFFICE | DECIDERS
DOOR = frozenset({Role.BODY_LIAISON})
FORM = ("GET", "POST")

urlpatterns = [
    route("teams", batches.teams, "teams:teams", label=_("队伍"), who=WORK, called=True),
    route("batches/<uuid:batch>/teams", batches.batch, "teams:batch", label=_("组建与回避"), who=WHOLE),
    *(
        route(f"batches/<uuid:batch>/{path}", view, f"teams:{name}", label=label, who=OFFICE, methods=FORM)
        for path, view, name, label in (
            ("form", batches.new_team, "form_team", _("组建巡察组")),
            ("examine", batches.examination, "examine", _("逐对审查")),
            ("tie", pairs.tie, "record_tie", _("登记利害关系")),
            ("declare/<uuid:person>", declarations.declare_for, "declare_for", _("补录回避申报")),
        )
    ),
    route(
        "batches/<uuid:batch>/declare",
        declarations.declare,
        "teams:declare",
        label=_("回避申报"),
        who=WORK,
        called=True,
        methods=FORM,
    ),
    route(
        "batches/<uuid:batch>/declarations/<uuid:person>",
        declarations.declaration,
        "teams:declaration",
        label=_("回避申报表"),
        who=WORK,
        called=True,
    ),
    route("teams/<uuid:team>", teams.team, "teams:team", label=_("巡察组"), who=WORK, called=True),
    *(
        route(f"teams/<uuid:team>/{path}", view, f"teams:{name}", label=label, who=OFFICE, methods=FORM)
        for path, view, name, label in (
            ("member", teams.new_member, "add_member", _("组员进组")),
            ("target", teams.assignment, "assign_target", _("分配对象")),
            ("submit", teams.sending, "submit", _("提请授权")),
            ("dissolve", teams.dissolving, "dissolve", _("解散巡察组")),
        )
    ),
    route(
        "memberships/<uuid:membership>/duty",
        teams.duty,
        "teams:assign_duty",
        label=_("任务分工"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "memberships/<uuid:membership>/leave",
        teams.leave,
        "teams:remove_member",
        label=_("组员退出"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "memberships/<uuid:membership>/call_home",
        teams.calling_home,
        "teams:call_home",
        label=_("召回移交"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "hand_overs/<uuid:hand_over>",
        teams.hand_over,
        "teams:hand_over",
        label=_("移交单"),
        who=OFFICE | TEAM | DECIDERS,
    ),
    route(
        "targets/<uuid:target>/take_back",
        teams.taking_back,
        "teams:unassign_target",
        label=_("收回对象"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "targets/<uuid:target>/objection",
        pairs.objection,
        "teams:record_objection",
        label=_("登记回避申请"),
        who=OFFICE,
        methods=FORM,
    ),
    route("pairs/<uuid:pair>", pairs.pair, "teams:pair", label=_("回避决定"), who=WORK, called=True),
    route(
        "pairs/<uuid:pair>/propose",
        pairs.proposal,
        "teams:propose",
        label=_("提出回避意见"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "hits/<uuid:hit>/open",
        pairs.opening,
        "teams:open_fact",
        label=_("打开封存的事实"),
        who=WORK,
        called=True,
        methods=FORM,
    ),
    route("door/team", door.door, "teams:door", label=_("给本单位的巡察组"), who=DOOR),
    route(
        "door/targets/<uuid:target>/objection",
        door.raising,
        "teams:raise_objection",
        label=_("申请组员回避"),
        who=DOOR,
        methods=FORM,
    ),
    route(
        "door/objections/<uuid:objection>/withdraw",
        door.taking_back,
        "teams:take_back_objection",
        label=_("撤回回避申请"),
        who=DOOR,
        methods=FORM,
    ),
]
