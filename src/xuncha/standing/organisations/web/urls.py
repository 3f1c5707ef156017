from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE
from xuncha.foundation.ui.routes import route
from xuncha.standing.organisations.queries import READERS

from . import sheet
from .views import register, verbs

app_name = "organisations"
FORM = ("GET", "POST")

urlpatterns = [
    route("bodies", register.bodies, "organisations:bodies", label=_("单位名册"), who=READERS),
    route(
        "bodies/register",
        verbs.register,
        "organisations:register",
        label=_("登记单位"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "bodies/import",
        sheet.upload,
        "organisations:import_bodies",
        label=_("导入单位"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "bodies/import/template.xlsx",
        sheet.template,
        "organisations:template_bodies",
        label=_("导入单位的模板"),
        who=OFFICE,
    ),
    route(
        "bodies/import/<str:token>",
        sheet.check,
        "organisations:check_bodies",
        label=_("核对要导入的单位"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "bodies/import/<str:token>/marked.xlsx",
        sheet.marked,
        "organisations:marked_bodies",
        label=_("标好位置的单位表"),
        who=OFFICE,
    ),
    route(
        "bodies/<uuid:body>",
        register.body,
        "organisations:body",
        label=_("单位"),
        who=READERS,
    ),
    *(
        route(
            f"bodies/<uuid:body>/{verb}", view, f"organisations:{verb}", label=label, who=OFFICE, methods=FORM
        )
        for verb, view, label in (
            ("amend", verbs.amend, _("更正登记")),
            ("rename", verbs.rename, _("更名")),
            ("move", verbs.move, _("调整隶属")),
            ("merge", verbs.merge, _("合并单位")),
            ("split", verbs.split, _("分立")),
            ("close", verbs.close, _("撤销单位")),
            ("new_post", verbs.new_post, _("设置职位")),
        )
    ),
    *(
        route(
            f"posts/<uuid:post>/{verb}", view, f"organisations:{verb}", label=label, who=OFFICE, methods=FORM
        )
        for verb, view, label in (
            ("fill", verbs.fill, _("任职")),
            ("vacate", verbs.vacate, _("免职")),
            ("abolish", verbs.abolish, _("撤销职位")),
        )
    ),
]
