from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route

from .views import (
    advice,
    facts,
    facts_door,
    facts_stick,
    finding,
    instances,
    lists,
    orders,
    reshaping,
    signing,
    workpaper,
    writing,
)

app_name = "findings"
BOTH = ("GET", "POST")
ONE = "workpapers/<uuid:workpaper>/"
SHEET = "facts/<uuid:sheet>/"
DOOR = frozenset({Role.BODY_LIAISON})

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
    route(
        "inspections/<uuid:inspection>/findings/arrange",
        finding.arrange,
        "findings:arrange",
        label=_("编排问题清单"),
        who=TEAM,
        methods=BOTH,
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
        "inspections/<uuid:inspection>/workpapers/new-common",
        instances.draft_common,
        "findings:draft_common",
        label=_("起草共性问题底稿"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}instances/add",
        instances.add,
        "findings:add_instances",
        label=_("列实例"),
        who=TEAM,
        methods=BOTH,
    ),
    *(
        route(
            f"{ONE}instances/<uuid:instance>/{verb}",
            view,
            f"findings:{verb}_instance",
            label=label,
            who=TEAM,
            methods=BOTH,
        )
        for verb, view, label in (
            ("write", instances.write, _("写实例")),
            ("support", instances.support, _("给实例补佐证")),
            ("drop", instances.drop, _("去实例")),
        )
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
    route(f"{ONE}merge", reshaping.merge, "findings:merge", label=_("合并底稿"), who=TEAM, methods=BOTH),
    route(f"{ONE}split", reshaping.split, "findings:split", label=_("拆分底稿"), who=TEAM, methods=BOTH),
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
    route("advice/", advice.ledger, "findings:advice", label=_("工作建议台账"), who=TEAM | OFFICE),
    route(
        "advice/<uuid:advice>/letter",
        advice.letter,
        "findings:advice_letter",
        label=_("拟巡察建议书"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "advice/letters/<uuid:letter>/submit",
        advice.again,
        "findings:advice_again",
        label=_("巡察建议书再送审"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/spots/",
        orders.of_inspection,
        "findings:spots",
        label=_("立行立改"),
        who=TEAM | OFFICE,
    ),
    route(
        "spot-orders/<uuid:order>/",
        orders.order,
        "findings:spot_order",
        label=_("一份立行立改通知书"),
        who=TEAM | OFFICE,
    ),
    *(
        route(path, view, f"findings:{name}", label=label, who=TEAM, methods=BOTH)
        for path, view, name, label in (
            (
                "inspections/<uuid:inspection>/spots/order",
                orders.issue,
                "issue_spot_order",
                _("签发立行立改通知书"),
            ),
            ("spot-orders/<uuid:order>/send", orders.send, "send_spot_order", _("送达立行立改通知书")),
            (
                "spot-orders/<uuid:order>/sign",
                orders.sign,
                "sign_for_spot_order",
                _("签收立行立改通知书"),
            ),
            (
                "spot-orders/<uuid:order>/withdraw",
                orders.withdraw,
                "withdraw_spot_order",
                _("撤销立行立改通知书"),
            ),
        )
    ),
    route(
        "inspections/<uuid:inspection>/facts/",
        facts.of_inspection,
        "findings:facts",
        label=_("事实确认单"),
        who=TEAM | OFFICE,
    ),
    route(
        "inspections/<uuid:inspection>/facts/new",
        facts.draft,
        "findings:draft_facts",
        label=_("起草事实确认单"),
        who=TEAM,
        methods=BOTH,
    ),
    route(SHEET, facts.sheet, "findings:fact_sheet", label=_("事实确认单页"), who=TEAM | OFFICE),
    *(
        route(f"{SHEET}{path}", view, f"findings:{name}", label=label, who=TEAM, methods=methods)
        for path, view, name, label, methods in (
            ("matters/<uuid:matter>/write", facts.write, "write_fact", _("写核对的事实"), BOTH),
            ("matters/<uuid:matter>/reply", facts.reply, "record_reply", _("登记纸上的答复"), BOTH),
            ("send", facts.send, "send_facts", _("签发事实确认单"), BOTH),
            ("withdraw", facts.withdraw, "withdraw_facts", _("撤销事实确认单"), BOTH),
            ("refused", facts.refused, "facts_refused", _("注明未答复"), BOTH),
            ("settle", facts.settle, "settle_facts", _("办结事实确认单"), BOTH),
            ("replies/<uuid:reply>/answer", facts.answer, "answer_reply", _("回应异议"), BOTH),
            ("files/<uuid:kept>/", facts.kept_file, "fact_file", _("看答复的材料"), ("GET",)),
            ("files/<uuid:kept>/take", facts.take_file, "take_fact_file", _("登记为证据"), BOTH),
        )
    ),
    route("door/facts/", facts_door.sheets, "findings:door_facts", label=_("请本单位核对的事实"), who=DOOR),
    *(
        route(f"door/{SHEET}{path}", view, f"findings:door_{name}", label=label, who=DOOR, methods=methods)
        for path, view, name, label, methods in (
            ("", facts_door.sheet, "fact_sheet", _("核对事实"), ("GET",)),
            ("matters/<uuid:matter>/reply", facts_door.reply, "reply", _("答复事实确认"), BOTH),
            ("files/<uuid:kept>/", facts_door.kept_file, "fact_file", _("看本单位的材料"), ("GET",)),
            ("paper", facts_door.paper, "fact_paper", _("事实确认单（Word）"), ("GET",)),
        )
    ),
    *(
        route(f"{prefix}{SHEET}{path}", view, f"findings:{side}{name}", label=label, who=who, methods=methods)
        for prefix, side, who in (("", "", TEAM), ("door/", "door_", DOOR))
        for path, view, name, label, methods in (
            ("workbook", facts_stick.workbook, "facts_workbook", _("事实确认单（Excel）"), ("GET",)),
            ("read", facts_stick.upload, "read_facts", _("读回事实确认答复"), BOTH),
            ("read/<str:token>/", facts_stick.check, "check_facts", _("核对读回的答复"), BOTH),
            ("read/<str:token>/marked", facts_stick.marked, "marked_facts", _("标出要改的地方"), ("GET",)),
        )
    ),
]
