from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Rectification(AppConfig):
    name = "xuncha.followup.rectification"
    verbose_name = _("整改")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.conditions import condition
        from xuncha.foundation.links.subscriptions import on
        from xuncha.foundation.terms import OFFICE, TEAM, Role

        from . import registrations, supplies

        event("rectification.ledger_opened", _("建立整改台账"))
        event("rectification.ledger_handed_over", _("移交整改台账"))
        event("rectification.measure_proposed", _("拟定整改措施"))
        event("rectification.measure_changed", _("修改整改措施"))
        event("rectification.measure_dropped", _("撤下整改措施"))
        event("rectification.plan_submitted", _("报送整改方案"))
        event("rectification.plan_reviewed", _("审核整改方案"))
        event("rectification.progress_reported", _("填报整改进展"))
        event("rectification.proof_submitted", _("提交整改佐证"))
        event("rectification.item_handed_in", _("送核"))
        event("rectification.item_checked", _("核验整改"))
        event("rectification.result_recorded", _("登记整改成果"))
        event("rectification.result_withdrawn", _("撤回整改成果"))
        event("rectification.disclosed", _("公开整改情况"))
        event("rectification.extension_asked", _("申请延期"))
        event("rectification.extension_decided", _("批复延期"))
        event("rectification.task_added", _("分解任务"))
        event("rectification.step_checked", _("核验单项"))
        event("rectification.item_taken_over", _("接续整改"))
        event("rectification.report_handed_in", _("报送整改报告"))
        event("rectification.report_answered", _("答复整改报告"))
        event("rectification.visit_recorded", _("登记督查回访"))
        event("rectification.assessed", _("评估整改"))
        event("rectification.measures_imported", _("读回整改措施"))
        event("rectification.progress_imported", _("读回整改进展"))
        event("rectification.committee_heard", _("党委听取整改汇报"))

        audience = OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY}
        for code, label, supply in (
            ("rectification.plan_accepted", _("整改方案已通过"), supplies.plan_accepted),
            ("rectification.checked", _("整改逐条核验"), supplies.checked),
            ("rectification.disclosed", _("整改情况已公开"), supplies.disclosed),
        ):
            condition(code, label, subject="inspections.inspection", audience=audience, supply=supply)

        registrations.register()
        on("reports.feedback_signed_for", supplies.open_on_feedback)
        on("approvals.decided", supplies.extension_decided)
        on("approvals.request_withdrawn", supplies.extension_withdrawn)
        on("approvals.step_taken", supplies.not_by_who_asked)
        on("organisations.bodies_merged", supplies.follow_the_merger)
