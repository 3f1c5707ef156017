from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "fieldwork.interview_planned": _("安排谈话"),
    "fieldwork.interview_replanned": _("谈话改期"),
    "fieldwork.interviews_taken_over": _("接手谈话"),
    "fieldwork.interview_cancelled": _("取消谈话"),
    "fieldwork.interview_started": _("开始谈话"),
    "fieldwork.answers_written": _("记录问答"),
    "fieldwork.answer_marked": _("标待核对"),
    "fieldwork.interview_held": _("记完谈话"),
    "fieldwork.interview_confirmed": _("本人核对谈话记录"),
    "fieldwork.refusal_noted": _("注明拒签"),
    "fieldwork.interview_opened": _("调看谈话记录"),
    "fieldwork.outline_written": _("写谈话提纲"),
    "fieldwork.outline_changed": _("改谈话提纲"),
    "fieldwork.request_drafted": _("起草调阅单"),
    "fieldwork.request_changed": _("改调阅单"),
    "fieldwork.request_approved": _("批准调阅"),
    "fieldwork.request_sent_back": _("退回调阅单"),
    "fieldwork.request_dropped": _("撤销调阅单"),
    "fieldwork.request_sent": _("送出调阅单"),
    "fieldwork.material_received": _("收到资料"),
    "fieldwork.material_not_provided": _("注明未提供"),
    "fieldwork.material_returned": _("退还资料"),
    "fieldwork.request_settled": _("调阅单结清"),
    "fieldwork.visit_planned": _("安排走访"),
    "fieldwork.visit_replanned": _("走访改期换人"),
    "fieldwork.visits_taken_over": _("接手走访"),
    "fieldwork.sittings_taken_over": _("接手听会"),
    "fieldwork.requests_taken_over": _("接手调阅单"),
    "fieldwork.visit_approved": _("批准暗访"),
    "fieldwork.visit_held": _("记走访"),
    "fieldwork.visit_cancelled": _("取消走访"),
    "fieldwork.photo_kept": _("存走访照片"),
    "fieldwork.phone_checked": _("记电话抽查"),
    "fieldwork.sitting_planned": _("安排听会"),
    "fieldwork.sitting_held": _("记听会"),
    "fieldwork.sitting_cancelled": _("取消听会"),
    "fieldwork.log_written": _("写工作日志"),
    "fieldwork.log_corrected": _("更正工作日志"),
    "fieldwork.sitting_paper_kept": _("存听会材料"),
    "fieldwork.forms_handed_out": _("发问卷、测评表"),
    "fieldwork.forms_returned": _("登记收回的表"),
    "fieldwork.problem_noted": _("记实事"),
    "fieldwork.problem_solved": _("登记实事已解决"),
    "fieldwork.problem_checked": _("核实实事"),
    "fieldwork.problem_sent_back": _("实事退回再办"),
    "fieldwork.problem_dropped": _("撤下实事"),
}


class Fieldwork(AppConfig):
    name = "xuncha.onsite.fieldwork"
    verbose_name = _("现场")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.conditions import condition
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.links.offers import offer
        from xuncha.foundation.papers.templates import paper
        from xuncha.foundation.terms import OFFICE, TEAM
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section, waiting
        from xuncha.onsite.evidence.records import record_reader
        from xuncha.onsite.inspections.dossier import (
            dossier_days,
            dossier_duty,
            dossier_papers,
            dossier_section,
            dossier_things,
        )
        from xuncha.preparation.teams.hands import in_hands

        from . import cards, hands, outings, papers, problems, supplies, surveys

        for code, label in EVENTS.items():
            event(code, label)
        for code, label, open_of, take_over, order in hands.HOLDS:
            in_hands(code, label, open_of=open_of, take_over=take_over, order=order)
        kind("fieldwork.interview", _("谈话"), supplies.describe_interviews)
        kind("fieldwork.materialrequest", _("调阅单"), supplies.describe_requests)
        kind("fieldwork.handoverslip", _("交接单"), supplies.describe_slips)
        kind("fieldwork.visit", _("走访"), outings.describe_visits)
        kind("fieldwork.sitting", _("听会"), outings.describe_sittings)
        kind("fieldwork.logentry", _("工作日志"), supplies.describe_log)
        kind("fieldwork.phonecheck", _("电话抽查"), outings.describe_phone_checks)
        kind("fieldwork.survey", _("问卷、测评表"), surveys.describe)
        kind("fieldwork.practicalproblem", _("实事"), problems.describe)
        for source in problems.OFFERED_ON:
            offer(
                source,
                "note_problem",
                _("记实事"),
                decide=problems.may_note_from,
                href=problems.note_from_href,
            )
        subject = "inspections.inspection"
        condition(
            "interviews.confirmed",
            _("谈话记录都经本人核对，或者注明拒签"),
            subject=subject,
            audience=OFFICE | TEAM,
            supply=supplies.interviews_confirmed,
        )
        condition(
            "materials.returned",
            _("调阅的资料已经全部退还"),
            subject=subject,
            audience=OFFICE | TEAM,
            supply=supplies.materials_returned,
        )
        condition(
            "outings.held",
            _("安排的走访、听会都已办理或者取消"),
            subject=subject,
            audience=OFFICE | TEAM,
            supply=outings.all_held,
        )
        offer(
            "inspections.inspection",
            "plan_visits",
            _("几个单位一起安排走访"),
            decide=outings.may_plan_many,
            href=outings.plan_many_href,
        )
        dossier_section(
            "fieldwork.sittings",
            _("听取汇报、列席"),
            href=outings.sittings_href,
            count=outings.count_sittings,
            audience=TEAM,
            order=10,
        )
        dossier_section(
            "fieldwork.visits",
            _("走访"),
            href=outings.visits_href,
            count=outings.count_visits,
            audience=TEAM,
            order=40,
        )
        dossier_section(
            "fieldwork.interviews",
            _("个别谈话"),
            href=supplies.interviews_href,
            count=supplies.count_interviews,
            audience=OFFICE | TEAM,
            order=20,
        )
        dossier_section(
            "fieldwork.materials",
            _("调阅资料"),
            href=supplies.materials_href,
            count=supplies.count_materials,
            audience=TEAM,
            order=30,
        )
        dossier_section(
            "fieldwork.surveys",
            _("问卷、民主测评"),
            href=surveys.href,
            count=surveys.count,
            audience=TEAM,
            order=50,
        )
        dossier_section(
            "fieldwork.problems",
            _("实事清单"),
            href=problems.href,
            count=problems.count,
            audience=OFFICE | TEAM,
            order=90,
        )
        dossier_section(
            "fieldwork.log",
            _("工作日志"),
            href=supplies.log_href,
            count=supplies.count_log,
            audience=TEAM,
            order=95,
        )
        dossier_duty("fieldwork.interviews", _("谈话"), supplies.interview_loads, order=10)
        dossier_days(outings.days)
        dossier_papers(supplies.requests_waiting)
        record_reader("fieldwork.interview", supplies.read_interview)
        paper(
            "fieldwork.interview_record",
            _("谈话记录"),
            subject="fieldwork.interview",
            build=papers.interview_record,
            who=TEAM,
            signed=True,
            scope=papers.scope,
        )
        paper(
            "fieldwork.retrieval_list",
            _("调阅资料清单"),
            subject="fieldwork.materialrequest",
            build=papers.retrieval_list,
            who=TEAM,
            scope=papers.request_scope,
        )
        paper(
            "fieldwork.handover_slip",
            _("资料交接单"),
            subject="fieldwork.handoverslip",
            build=papers.handover_slip,
            who=TEAM,
            signed=True,
            scope=papers.slip_scope,
        )
        section("fieldwork", _("现场"), "fieldwork:fieldwork", roles=TEAM, order=30)
        home_card("fieldwork.talks", roles=TEAM, build=cards.talks, order=20, wide=True)
        home_card("fieldwork.requests", roles=TEAM, build=cards.requests, order=30)
        home_card("fieldwork.log", roles=TEAM, build=cards.log, order=45)
        waiting(rows=cards.to_approve, url_name="fieldwork:fieldwork")
        dossier_things(outings.things)
