from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "inspections.opened": _("建立巡察任务"),
    "inspections.gate_passed": _("通过关口"),
    "inspections.condition_confirmed": _("确认条件"),
    "inspections.entry_meeting_held": _("登记进驻动员会"),
    "inspections.point_noted": _("记疑点"),
    "inspections.point_given": _("交办疑点"),
    "inspections.point_settled": _("了结疑点"),
    "inspections.entry_notice_issued": _("发进驻通知"),
    "inspections.entry_notice_received": _("登记通知签收"),
    "inspections.public_notice_prepared": _("拟巡察公告"),
    "inspections.public_notice_posted": _("张贴巡察公告"),
    "inspections.team_meeting_held": _("登记组务会"),
    "inspections.resolution_finished": _("办结议定事项"),
    "inspections.resolutions_taken_over": _("接手议定事项"),
    "inspections.reported_upward": _("请示报告"),
    "inspections.upward_answered": _("登记答复"),
    "inspections.looked_at": _("登记查看"),
    "inspections.item_left_out": _("清单剪裁"),
    "inspections.points_taken_over": _("接手疑点"),
}


class Inspections(AppConfig):
    name = "xuncha.onsite.inspections"
    verbose_name = _("巡察任务")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.keys.scopes import inspection_scope
        from xuncha.foundation.links.conditions import condition
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.links.offers import offer
        from xuncha.foundation.links.subscriptions import on
        from xuncha.foundation.papers.templates import paper
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section
        from xuncha.preparation.teams.hands import in_hands

        from . import cards, papers, resolutions, supplies
        from .dossier import dossier_section

        for code, label in EVENTS.items():
            event(code, label)
        kind("inspections.inspection", _("巡察任务"), supplies.describe_inspections)
        kind("inspections.point", _("疑点"), supplies.describe_points)
        kind("inspections.resolution", _("议定事项"), resolutions.describe_resolutions)
        in_hands(
            "inspections.resolutions",
            _("未办结的议定事项"),
            open_of=resolutions.in_hand,
            take_over=resolutions.take_over,
            order=12,
        )
        in_hands(
            "inspections.points",
            _("疑点"),
            open_of=supplies.points_in_hand,
            take_over=supplies.take_over,
            order=10,
        )
        offer(
            "coordination.briefingitem",
            "note_point",
            _("记为疑点"),
            decide=supplies.may_note_from,
            href=supplies.note_from_href,
        )
        offer(
            "coordination.briefing",
            "hand_over_briefing",
            _("转交巡察组"),
            decide=supplies.may_hand_over,
            href=supplies.hand_over_href,
        )
        on("teams.authorised", supplies.open_after_authorisation)
        on("teams.target_assigned", supplies.open_after_assignment)
        audience = OFFICE | TEAM
        condition(
            "entry.held",
            _("进驻动员会已经召开"),
            subject="inspections.inspection",
            audience=audience,
            supply=supplies.entry_held,
        )
        condition(
            "points.settled",
            _("疑点都已了结"),
            subject="inspections.inspection",
            audience=audience,
            supply=supplies.points_settled,
        )
        condition(
            "checklist.covered",
            _("清单上的每一项都有人看过"),
            subject="inspections.inspection",
            audience=audience,
            supply=supplies.checklist_covered,
        )
        dossier_section(
            "inspections.checklist",
            _("检查清单"),
            href=supplies.checklist_href,
            count=supplies.count_looked_at,
            audience=audience,
            order=5,
        )
        for code, label, build in (
            ("inspections.entry_notice", _("进驻通知"), papers.entry_notice),
            ("inspections.public_notice", _("巡察公告"), papers.public_notice),
        ):
            paper(
                code,
                label,
                subject="inspections.inspection",
                build=build,
                who=audience,
                scope=lambda ref: inspection_scope(ref.id),
            )
        dossier_section(
            "inspections.meetings",
            _("组务会、请示报告"),
            href=supplies.meetings_href,
            count=lambda actor, inspection: None,
            audience=audience,
            order=90,
        )
        dossier_section(
            "inspections.notices",
            _("通知与公告"),
            href=supplies.notices_href,
            count=lambda actor, inspection: None,
            audience=audience,
            order=1,
            group="prepare",
        )
        section(
            "inspections",
            _("巡察任务"),
            "inspections:inspections",
            roles=audience,
            order=20,
            key="t",
            rooms=("inspections",),
        )
        dossier_section(
            "inspections.points",
            _("疑点"),
            href=supplies.points_href,
            count=supplies.count_points,
            audience=audience,
            order=1,
            group="judge",
        )
        home_card(
            "inspections.next_gate",
            roles={Role.LEAD, Role.DEPUTY},
            build=cards.next_gate,
            order=10,
            wide=True,
        )
        home_card("inspections.points", roles=TEAM, build=cards.own_points, order=40)
        home_card("inspections.resolutions", roles=TEAM, build=resolutions.to_do, order=38)
        home_card("inspections.late", roles=OFFICE, build=cards.late, order=10, place="late")
