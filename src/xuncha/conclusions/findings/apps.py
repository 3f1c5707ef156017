from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "findings.workpaper_drafted": _("起草底稿"),
    "findings.workpaper_edited": _("修改底稿"),
    "findings.element_written": _("写底稿要素"),
    "findings.instances_added": _("列实例"),
    "findings.instance_written": _("写实例"),
    "findings.instance_dropped": _("去实例"),
    "findings.element_supported": _("补佐证"),
    "findings.support_withdrawn": _("撤下佐证"),
    "findings.undertaker_added": _("增加承办人"),
    "findings.undertaker_removed": _("减少承办人"),
    "findings.papers_taken_over": _("接手底稿"),
    "findings.head_heard": _("记录与主要负责人的沟通"),
    "findings.workpaper_signed": _("签署底稿"),
    "findings.signatures_voided": _("底稿签字作废"),
    "findings.workpaper_returned": _("退回底稿"),
    "findings.workpaper_taken_back": _("撤回底稿"),
    "findings.workpapers_merged": _("合并底稿"),
    "findings.workpaper_split": _("拆分底稿"),
    "findings.workpaper_judged": _("研判底稿"),
    "findings.finding_made": _("认定问题"),
    "findings.list_arranged": _("编排问题清单"),
    "findings.advice_made": _("提出工作建议"),
    "findings.advice_letter_drafted": _("起草巡察建议书"),
    "findings.advice_letter_submitted": _("巡察建议书送审"),
    "findings.spot_ordered": _("责令立行立改"),
    "findings.spot_checked": _("核查立行立改"),
    "findings.spot_order_issued": _("签发立行立改通知书"),
    "findings.spot_order_sent": _("送达立行立改通知书"),
    "findings.spot_order_signed_for": _("签收立行立改通知书"),
    "findings.spot_order_withdrawn": _("撤销立行立改通知书"),
    "findings.facts_drafted": _("起草事实确认单"),
    "findings.fact_written": _("写核对的事实"),
    "findings.facts_sent": _("送事实确认单"),
    "findings.facts_withdrawn": _("撤销事实确认单"),
    "findings.facts_replied": _("答复事实确认"),
    "findings.fact_replies_imported": _("读回事实确认答复"),
    "findings.facts_refused": _("注明未答复"),
    "findings.facts_answered": _("回应异议"),
    "findings.facts_settled": _("办结事实确认单"),
    "findings.fact_file_taken": _("答复材料登记为证据"),
    "findings.sheet_printed": _("打印底稿签署页"),
    "findings.sheet_returned": _("收回底稿签署页"),
}


class Findings(AppConfig):
    name = "xuncha.conclusions.findings"
    verbose_name = _("底稿与问题")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event

        from . import registrations

        for code, label in EVENTS.items():
            event(code, label)
        registrations.register()
