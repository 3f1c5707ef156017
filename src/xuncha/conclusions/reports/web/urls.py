from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route

from .views import feedback, report

app_name = "reports"
BOTH = ("GET", "POST")
READERS = TEAM | OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}
GIVERS = TEAM | OFFICE
DOOR = frozenset({Role.BODY_LIAISON})
ONE = "reports/<uuid:report>/"
TOLD = "feedback/<uuid:feedback>/"

urlpatterns = [
    route("reports/", report.reports, "reports:reports", label=_("巡察报告"), who=READERS),
    route(
        "inspections/<uuid:inspection>/report/",
        report.of_inspection,
        "reports:of_inspection",
        label=_("本次巡察的报告"),
        who=GIVERS,
    ),
    route(
        "inspections/<uuid:inspection>/report/draft",
        report.draft,
        "reports:draft",
        label=_("起草报告"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        "inspections/<uuid:inspection>/feedback/",
        feedback.of_inspection,
        "reports:feedback_of",
        label=_("本次巡察的反馈"),
        who=GIVERS,
    ),
    route(ONE, report.report, "reports:report", label=_("报告页"), who=READERS),
    route(
        f"{ONE}versions/<int:order>/",
        report.differences,
        "reports:differences",
        label=_("两稿的差别"),
        who=READERS,
    ),
    route(
        f"{ONE}fell-out/",
        report.fell_out,
        "reports:fell_out",
        label=_("底稿里有、报告里没有或者写轻的"),
        who=READERS,
    ),
    route(
        f"{ONE}side-by-side/", report.side_by_side, "reports:side_by_side", label=_("三稿对照"), who=READERS
    ),
    route(
        f"{ONE}dissent",
        report.dissent,
        "reports:dissent",
        label=_("记不同意见"),
        who=GIVERS,
        methods=BOTH,
    ),
    route(
        f"{ONE}paragraphs/new",
        report.paragraph,
        "reports:new_paragraph",
        label=_("写一段"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}paragraphs/<uuid:line>",
        report.paragraph,
        "reports:paragraph",
        label=_("改写段落"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}paragraphs/<uuid:line>/drop",
        report.drop,
        "reports:drop",
        label=_("删去段落"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}left-out/<uuid:finding>",
        report.leave_out,
        "reports:leave_out",
        label=_("不写入报告"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}version",
        report.new_version,
        "reports:new_version",
        label=_("另起一稿"),
        who=TEAM,
        methods=BOTH,
    ),
    route(f"{ONE}submit", report.send, "reports:submit", label=_("报告报批"), who=TEAM, methods=BOTH),
    route(
        f"{ONE}comments/new",
        report.comment,
        "reports:comment",
        label=_("对报告提意见"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        f"{ONE}comments/on/<uuid:paragraph>",
        report.comment,
        "reports:comment_paragraph",
        label=_("对段落提意见"),
        who=OFFICE,
        methods=BOTH,
    ),
    route(
        f"{ONE}comments/<uuid:comment>/answer",
        report.answer,
        "reports:answer",
        label=_("答复意见"),
        who=TEAM,
        methods=BOTH,
    ),
    route(
        f"{ONE}feedback",
        feedback.prepare,
        "reports:prepare",
        label=_("准备反馈意见"),
        who=GIVERS,
        methods=BOTH,
    ),
    route(TOLD, feedback.feedback, "reports:feedback", label=_("反馈意见"), who=GIVERS),
    route(
        f"{TOLD}change", feedback.change, "reports:change", label=_("修改反馈意见"), who=GIVERS, methods=BOTH
    ),
    route(
        f"{TOLD}deliver", feedback.deliver, "reports:deliver", label=_("登记反馈"), who=GIVERS, methods=BOTH
    ),
    route(
        f"{TOLD}receipts/<uuid:receipt>",
        feedback.sign,
        "reports:sign",
        label=_("登记签收"),
        who=GIVERS,
        methods=BOTH,
    ),
    route(f"{TOLD}relay", feedback.relay, "reports:relay", label=_("转达反馈"), who=GIVERS, methods=BOTH),
    route("door/feedback/", feedback.door, "reports:door", label=_("给本单位的反馈意见"), who=DOOR),
    route(
        "door/feedback/<uuid:feedback>/",
        feedback.door_feedback,
        "reports:door_feedback",
        label=_("读反馈意见"),
        who=DOOR,
    ),
    route(
        "door/feedback/<uuid:feedback>/relay",
        feedback.door_relay,
        "reports:door_relay",
        label=_("转达反馈给成员单位"),
        who=DOOR,
        methods=BOTH,
    ),
    route(
        "door/feedback/<uuid:feedback>/receipts/<uuid:receipt>",
        feedback.door_sign,
        "reports:door_sign",
        label=_("签收反馈意见"),
        who=DOOR,
        methods=BOTH,
    ),
]
