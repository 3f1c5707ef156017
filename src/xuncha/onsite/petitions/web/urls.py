from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route
from xuncha.onsite.petitions.queries import KEEPERS, READERS

from . import deadlines, many, online, verbs, views

app_name = "petitions"
BOTH = ("GET", "POST")
ONE = "petitions/<uuid:petition>/"
WHO = READERS | KEEPERS
CLERK = frozenset({Role.CLERK})
LEAD = frozenset({Role.LEAD}) | KEEPERS
TAKERS = TEAM | CLERK


def _verb(pattern, view, name, label, who=WHO):  # type: ignore[no-untyped-def]
    return route(pattern, view, f"petitions:{name}", label=label, who=who, methods=BOTH)


urlpatterns = [
    route("petitions/", views.petitions, "petitions:petitions", label=_("信访"), who=WHO | OFFICE),
    route("petitions/register", views.register, "petitions:register", label=_("信访登记簿"), who=OFFICE),
    _verb("petitions/new/<slug:channel>", views.new, "new", _("登记信访"), TAKERS),
    _verb("petitions/many/<slug:verb>", many.many, "many", _("批量办理")),
    _verb("petitions/import", online.upload, "import", _("导入网络来件"), CLERK),
    _verb("petitions/import/confirm", online.confirm, "confirm_import", _("确认导入网络来件"), CLERK),
    route(
        "petitions/import/template",
        online.template,
        "petitions:import_template",
        label=_("网络来件的模板"),
        who=CLERK,
    ),
    route(
        "petitions/sealed/",
        verbs.sealed,
        "petitions:sealed",
        label=_("密封件"),
        who=CLERK | {Role.OFFICE_HEAD},
    ),
    _verb("petitions/sealed/new", verbs.note_sealed, "note_sealed", _("登记密封件"), CLERK),
    _verb("petitions/sealed/<uuid:item>/hand-over", verbs.hand_over, "hand_over", _("转交密封件"), CLERK),
    route(ONE, views.petition, "petitions:petition", label=_("一件信访"), who=WHO),
    _verb(ONE + "complete", views.complete, "complete", _("补登")),
    _verb(ONE + "scan", views.scan, "scan", _("附扫描件")),
    _verb(ONE + "open", views.open_sealed, "open", _("调看信访内容")),
    _verb(ONE + "scans/<uuid:attachment>/open", views.open_attachment, "open_scan", _("调看扫描件")),
    _verb(ONE + "decide", verbs.decide, "decide", _("定范围")),
    _verb(ONE + "rule-out", verbs.rule_out, "rule_out", _("不属受理范围")),
    _verb(ONE + "assign", verbs.assign, "assign", _("分办"), LEAD),
    _verb(ONE + "link", verbs.link, "link", _("并入首件")),
    _verb(ONE + "pass-on", verbs.pass_on, "pass_on", _("转送")),
    _verb(ONE + "answer", verbs.answer, "answer", _("登记转送反馈")),
    _verb(ONE + "settle", verbs.settle, "settle", _("写明结果")),
    _verb(ONE + "close", verbs.close, "close", _("答复办结")),
    route(ONE + "deadline", deadlines.deadline, "petitions:deadline", label=_("期限怎样算的"), who=WHO),
    _verb(ONE + "deadline/pause", deadlines.pause, "pause", _("暂停期限"), CLERK | KEEPERS),
    _verb(ONE + "deadline/resume", deadlines.resume, "resume", _("恢复期限"), CLERK | KEEPERS),
    _verb(ONE + "deadline/extend", deadlines.extend, "extend", _("延长期限"), CLERK | KEEPERS),
    _verb(ONE + "set-aside", verbs.set_aside, "set_aside", _("单独保管")),
]
