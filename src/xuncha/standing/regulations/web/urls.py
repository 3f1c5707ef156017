from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE
from xuncha.foundation.ui.routes import route

from .views import days, library, procedure

app_name = "regulations"
EVERYBODY: frozenset = frozenset()  # whoever signed in: the procedure is no secret
BOTH = ("GET", "POST")

urlpatterns = [
    route("procedure/", procedure.the_map, "regulations:map", label=_("全流程图"), who=EVERYBODY),
    route("rules/<str:code>/", procedure.rule_set, "regulations:rule_set", label=_("规则集"), who=EVERYBODY),
    route(
        "rules/<str:code>/items/", procedure.items, "regulations:items", label=_("问题分类"), who=EVERYBODY
    ),
    route(
        "rules/<str:before>/<str:after>/",
        procedure.between,
        "regulations:differences",
        label=_("两版有什么不同"),
        who=EVERYBODY,
    ),
    route("deadlines/", days.due, "regulations:due", label=_("期限怎么算"), who=EVERYBODY),
    route("holidays/", days.holidays, "regulations:holidays", label=_("放假调休表"), who=EVERYBODY),
    route(
        "holidays/set",
        days.edit_holiday,
        "regulations:set_holiday",
        label=_("改放假调休表"),
        who=OFFICE,
        methods=BOTH,
    ),
    route("regulations/", library.documents, "regulations:documents", label=_("法规"), who=EVERYBODY),
    route(
        "regulations/register",
        library.register,
        "regulations:register_document",
        label=_("登记法规"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "regulations/stock",
        library.stock,
        "regulations:stock_library",
        label=_("装入常用法规名称"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "regulations/<uuid:document>/",
        library.document,
        "regulations:document",
        label=_("法规"),
        who=EVERYBODY,
    ),
    route(
        "regulations/<uuid:document>/edition",
        library.new_edition,
        "regulations:add_edition",
        label=_("增加版本"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "regulations/editions/<uuid:edition>/clause",
        library.new_clause,
        "regulations:add_clause",
        label=_("录入条文"),
        who=OFFICE,
        methods=BOTH,
    ),
]
