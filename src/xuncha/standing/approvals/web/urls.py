from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route

from . import views

app_name = "approvals"
WHO = OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY}
BOTH = ("GET", "POST")

urlpatterns = [
    route("approvals/", views.waiting, "approvals:waiting", label=_("等我决定"), who=WHO),
    route("approvals/decided/", views.decided, "approvals:decided", label=_("已办结的审批"), who=WHO),
    route("approvals/<uuid:key>/", views.approval, "approvals:request", label=_("审批"), who=WHO),
    route(
        "approvals/<uuid:key>/approve",
        views.approve,
        "approvals:approve",
        label=_("同意"),
        who=WHO,
        methods=BOTH,
    ),
    route(
        "approvals/<uuid:key>/return",
        views.send_back,
        "approvals:return",
        label=_("退回"),
        who=WHO,
        methods=BOTH,
    ),
    route(
        "approvals/<uuid:key>/record",
        views.record,
        "approvals:record",
        label=_("登记纸质审批"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "approvals/<uuid:key>/withdraw",
        views.withdraw,
        "approvals:withdraw",
        label=_("撤回送审"),
        who=WHO,
        methods=BOTH,
    ),
    route(
        "approvals/<uuid:key>/steps/<uuid:step>/scan",
        views.scan,
        "approvals:scan",
        label=_("签字件"),
        who=WHO,
    ),
]
