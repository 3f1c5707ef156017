from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import TEAM, Role
from xuncha.foundation.ui.routes import route

from . import views

app_name = "evidence"
BOTH = ("GET", "POST")
HEAD = frozenset({Role.OFFICE_HEAD})

urlpatterns = [
    route("evidence/", views.evidence, "evidence:evidence", label=_("证据"), who=TEAM),
    route(
        "inspections/<uuid:inspection>/evidence/",
        views.items,
        "evidence:items",
        label=_("一项巡察的证据"),
        who=TEAM | HEAD,
    ),
    route(
        "inspections/<uuid:inspection>/evidence/register",
        views.register,
        "evidence:register",
        label=_("登记证据"),
        who=TEAM,
        methods=BOTH,
    ),
    route("evidence/<uuid:item>/", views.item, "evidence:item", label=_("看证据"), who=TEAM),
    route(
        "evidence/<uuid:item>/pages/<int:page>.png",
        views.picture,
        "evidence:picture",
        label=_("证据的一页"),
        who=TEAM,
    ),
    route("evidence/<uuid:item>/file", views.download, "evidence:download", label=_("下载证据"), who=TEAM),
    route(
        "evidence/<uuid:item>/supersede",
        views.supersede,
        "evidence:supersede",
        label=_("替代证据"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "evidence/<uuid:item>/custody",
        views.custody,
        "evidence:custody",
        label=_("交接保管"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "evidence/<uuid:item>/cite",
        views.cite_page,
        "evidence:cite",
        label=_("引用证据"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "evidence/<uuid:item>/open",
        views.open_sealed,
        "evidence:open",
        label=_("调看证据"),
        who=HEAD,
        methods=BOTH,
    ),
    route(
        "citations/<uuid:citation>/withdraw",
        views.withdraw,
        "evidence:withdraw",
        label=_("撤回引用"),
        who=TEAM,
        methods=BOTH,
    ),
]
