from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route

from . import items, views

app_name = "clues"
BOTH = ("GET", "POST")
WHO = TEAM | OFFICE
HEADS = frozenset({Role.LEAD, Role.DEPUTY, Role.OFFICE_HEAD})
ONE = "clues/<uuid:clue>/"

urlpatterns = [
    route("clues/", views.clues, "clues:clues", label=_("问题线索"), who=WHO),
    route(
        "inspections/<uuid:inspection>/clues/",
        views.of_inspection,
        "clues:of_inspection",
        label=_("本次巡察的线索"),
        who=WHO,
    ),
    route(
        "inspections/<uuid:inspection>/clues/new",
        views.note,
        "clues:note",
        label=_("登记问题线索"),
        who=HEADS,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/clue-items/new",
        items.note,
        "clues:note_item",
        label=_("记线索素材"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "clue-items/from/<str:source>",
        items.note_from,
        "clues:note_from",
        label=_("据此记线索素材"),
        who=TEAM,
        methods=BOTH,
    ),
    route(ONE, views.clue, "clues:clue", label=_("线索页"), who=WHO),
    *(
        route(f"{ONE}{path}", view, f"clues:{name}", label=label, who=WHO, methods=BOTH)
        for path, view, name, label in (
            ("open", views.opening, "open", _("打开线索")),
            ("amend", views.amend, "amend", _("补充线索内容")),
            ("assign", views.assign, "assign", _("指定知悉人")),
            ("release", views.release, "release", _("取消指定")),
            ("begin", views.begin, "begin", _("开始了解核实")),
            ("verification", views.record, "record", _("登记核实情况")),
            ("conclude", views.conclude, "conclude", _("作出核实结论")),
            ("disposal", views.decide, "decide", _("登记处置意见")),
            ("transfer", views.transfer, "transfer", _("移交问题线索")),
            ("outcome", views.outcome, "outcome", _("登记办理结果")),
            ("take-back", views.take_back, "take_back", _("登记线索退回")),
            ("attach", views.attach, "attach", _("存入线索材料")),
        )
    ),
    route(
        "clue-files/<uuid:file>/open",
        views.open_file,
        "clues:open_file",
        label=_("打开线索材料"),
        who=WHO,
        methods=BOTH,
    ),
    route("clue-items/<uuid:item>/", items.item, "clues:item", label=_("线索素材"), who=WHO),
    route(
        "clue-items/<uuid:item>/open",
        items.opening,
        "clues:open_item",
        label=_("打开线索素材"),
        who=WHO,
        methods=BOTH,
    ),
    route(
        "clue-items/<uuid:item>/set-aside",
        items.set_aside,
        "clues:set_aside",
        label=_("素材不作线索"),
        who=HEADS,
        methods=BOTH,
    ),
    route(
        "letters/<uuid:letter>/parcel",
        items.transfer_parcel,
        "clues:transfer_parcel",
        label=_("写移交包"),
        who=HEADS,
        methods=BOTH,
    ),
    route(
        "letters/<uuid:letter>/clues",
        items.transfer_list,
        "clues:transfer_list",
        label=_("打印移交清单"),
        who=WHO,
        methods=BOTH,
    ),
]
