from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM
from xuncha.foundation.ui.routes import route

from . import briefings, checklist, points, views

app_name = "inspections"
READERS = OFFICE | TEAM
BOTH = ("GET", "POST")

urlpatterns = [
    route("inspections/", views.inspections, "inspections:inspections", label=_("巡察任务"), who=READERS),
    route(
        "inspections/<uuid:inspection>/",
        views.inspection,
        "inspections:inspection",
        label=_("案卷首页"),
        who=READERS,
    ),
    route(
        "inspections/<uuid:inspection>/gate",
        views.gate,
        "inspections:gate",
        label=_("下一关口的全部条件"),
        who=READERS,
    ),
    route(
        "inspections/<uuid:inspection>/journal",
        views.journal,
        "inspections:journal",
        label=_("工作日志"),
        who=READERS,
    ),
    route(
        "inspections/<uuid:inspection>/pass",
        views.pass_the_gate,
        "inspections:pass",
        label=_("过关"),
        who=READERS,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/confirm/<str:condition>",
        views.confirm,
        "inspections:confirm",
        label=_("确认条件"),
        who=READERS,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/entry-meeting",
        views.entry_meeting,
        "inspections:entry_meeting",
        label=_("进驻动员会"),
        who=READERS,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/points/",
        points.points,
        "inspections:points",
        label=_("疑点"),
        who=READERS,
    ),
    route(
        "inspections/<uuid:inspection>/points/note",
        points.note,
        "inspections:note_point",
        label=_("记疑点"),
        who=READERS,
        methods=BOTH,
    ),
    route(
        "briefing-items/<uuid:item>/point",
        briefings.note_from,
        "inspections:note_from",
        label=_("通报事项记为疑点"),
        who=READERS,
        methods=("GET", "POST"),
    ),
    route(
        "briefings/<uuid:briefing>/hand-over",
        briefings.hand_over,
        "inspections:hand_over_briefing",
        label=_("转交情况通报"),
        who=OFFICE,
        methods=("GET", "POST"),
    ),
    route("points/<uuid:point>/", points.point, "inspections:point", label=_("一个疑点"), who=READERS),
    route(
        "points/<uuid:point>/give",
        points.give,
        "inspections:give_point",
        label=_("交办疑点"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "points/<uuid:point>/settle",
        points.settle,
        "inspections:settle_point",
        label=_("了结疑点"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/checklist/",
        checklist.checklist,
        "inspections:checklist",
        label=_("检查清单"),
        who=READERS,
    ),
    route(
        "inspections/<uuid:inspection>/checklist/look",
        checklist.look,
        "inspections:look",
        label=_("登记查看"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/checklist/<str:item>/",
        checklist.checklist_item,
        "inspections:checklist_item",
        label=_("清单的一项"),
        who=READERS,
    ),
    route(
        "inspections/<uuid:inspection>/checklist/<str:item>/leave-out",
        checklist.leave_out,
        "inspections:leave_out",
        label=_("清单剪裁"),
        who=TEAM,
        methods=BOTH,
    ),
]
