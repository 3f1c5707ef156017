from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "reports.report_drafted": _("起草报告"),
    "reports.paragraph_written": _("写报告段落"),
    "reports.paragraph_dropped": _("删去报告段落"),
    "reports.finding_left_out": _("说明不写入报告"),
    "reports.dissent_recorded": _("记不同意见"),
    "reports.version_opened": _("另起一稿"),
    "reports.commented": _("对报告提意见"),
    "reports.comment_answered": _("答复对报告的意见"),
    "reports.report_submitted": _("报告报批"),
    "reports.report_decided": _("审定报告"),
    "reports.report_returned": _("退回报告"),
    "reports.feedback_prepared": _("准备反馈意见"),
    "reports.feedback_changed": _("修改反馈意见"),
    "reports.feedback_given": _("反馈"),
    "reports.feedback_relayed": _("转达反馈"),
    "reports.feedback_receipt_signed": _("签收反馈"),
    "reports.feedback_signed_for": _("反馈签收完毕"),
}


class Reports(AppConfig):
    name = "xuncha.conclusions.reports"
    verbose_name = _("报告与反馈")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event

        from . import registrations

        for code, label in EVENTS.items():
            event(code, label)
        registrations.register()
