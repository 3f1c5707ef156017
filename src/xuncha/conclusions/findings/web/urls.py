from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM
from xuncha.foundation.ui.routes import route

from .views import finding, lists, signing, workpaper, writing

app_name = "findings"
BOTH = ("GET", "POST")
ONE = "workpapers/<uuid:workpaper>/"

urlpatterns = [
    route("workpapers/", lists.workpapers, "findings:workpapers", label=_("底稿"), who=TEAM | OFFICE),
    route(
        "workpapers/new",
        writing.draft_from,
        "findings:draft_from",
        label=_("据此起草底稿"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/workpapers/",
        lists.of_inspection,
        "findings:of_inspection",
        label=_("本次巡察的底稿"),
        who=TEAM | OFFICE,
    ),
    route(
        "inspections/<uuid:inspection>/workpapers/new",
        writing.draft,
        "findings:draft",
        label=_("起草底稿"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/findings/",
        finding.of_inspection,
        "findings:findings",
        label=_("本次巡察的问题"),
        who=TEAM | OFFICE,
    ),
    route(ONE, workpaper.workpaper, "findings:workpaper", label=_("底稿页"), who=TEAM | OFFICE),
    route(f"{ONE}edit", writing.edit, "findings:edit", label=_("修改底稿"), who=TEAM, methods=BOTH),
    route(
        f"{ONE}undertakers",
        writing.undertakers,
        "findings:undertakers",
        label=_("承办人"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}elements/<slug:element>",
        writing.element,
        "findings:element",
        label=_("写要素"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}elements/<slug:element>/support",
        writing.support,
        "findings:support",
        label=_("补佐证"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}support/<uuid:citation>/withdraw",
        writing.withdraw,
        "findings:withdraw",
        label=_("撤下佐证"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}head", writing.head, "findings:head", label=_("记录与主要负责人的沟通"), who=TEAM, methods=BOTH
    ),
    route(
        f"{ONE}take-back",
        writing.take_back,
        "findings:take_back",
        label=_("撤回底稿"),
        who=TEAM,
        methods=BOTH,
    ),
    route(f"{ONE}sign", signing.sign, "findings:sign", label=_("签署底稿"), who=TEAM, methods=BOTH),
    route(f"{ONE}ink", signing.ink, "findings:ink", label=_("登记纸上签字"), who=TEAM, methods=BOTH),
    route(f"{ONE}return", signing.send_back, "findings:return", label=_("退回底稿"), who=TEAM, methods=BOTH),
    route(f"{ONE}judge", signing.judge, "findings:judge", label=_("研判"), who=TEAM, methods=BOTH),
    route(
        "findings/<uuid:finding>/", finding.finding, "findings:finding", label=_("问题页"), who=TEAM | OFFICE
    ),
    route(
        "spots/<uuid:spot>/check",
        signing.check_spot,
        "findings:check_spot",
        label=_("核查立行立改"),
        who=TEAM,
        methods=BOTH,
    ),
]
