from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "petitions.registered": _("登记信访"),
    "petitions.imported": _("导入网络来件"),
    "petitions.completed": _("补登信访"),
    "petitions.accepted": _("受理信访"),
    "petitions.ruled_out": _("定为不属受理范围"),
    "petitions.assigned": _("分办信访"),
    "petitions.linked": _("信访并入首件"),
    "petitions.passed_on": _("转送信访"),
    "petitions.passing_answered": _("登记转送反馈"),
    "petitions.settled": _("写明信访结果"),
    "petitions.closed": _("信访办结"),
    "petitions.taken_over": _("接手信访"),
    "petitions.set_aside": _("信访单独保管"),
    "petitions.deadline_paused": _("暂停信访期限"),
    "petitions.deadline_resumed": _("恢复信访期限"),
    "petitions.deadline_extended": _("延长信访期限"),
    "petitions.scan_attached": _("附信访扫描件"),
    "petitions.opened": _("调看信访内容"),
    "petitions.scan_opened": _("调看信访扫描件"),
    "petitions.sealed_item_noted": _("登记密封件"),
    "petitions.sealed_item_handed_over": _("转交密封件"),
}


class Petitions(AppConfig):
    name = "xuncha.onsite.petitions"
    verbose_name = _("信访")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.conditions import condition
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.papers.templates import paper
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section, waiting
        from xuncha.foundation.vault import store as vault
        from xuncha.onsite.inspections.dossier import dossier_duty, dossier_section, dossier_things
        from xuncha.preparation.teams.hands import in_hands

        from . import cards, papers, queries, supplies

        readers = queries.READERS | queries.KEEPERS
        for code, label in EVENTS.items():
            event(code, label)
        kind("petitions.petition", _("信访"), supplies.describe_petitions)
        kind("petitions.sealeditem", _("密封件"), supplies.describe_sealed)
        vault.names("petitions", queries.named_codes)
        condition(
            "petitions.settled",
            _("收到的信访都已定范围、转送或者写明结果"),
            subject="inspections.inspection",
            audience=OFFICE | {Role.LEAD, Role.CLERK},
            supply=supplies.settled,
        )
        dossier_section(
            "petitions.petitions",
            _("信访"),
            href=supplies.petitions_href,
            count=supplies.count_petitions,
            audience=TEAM,
            order=10,
            sealed=True,
        )
        dossier_duty("petitions.petitions", _("信访"), supplies.loads, order=25)
        dossier_things(supplies.things)
        in_hands(
            "petitions.petitions",
            _("承办的信访"),
            open_of=supplies.in_hand,
            take_over=supplies.take_over,
            order=25,
        )
        kind("petitions.passing", _("信访转送"), supplies.describe_passings)
        for code, label, subject, build in (
            ("petitions.form", _("来信来访登记表"), "petitions.petition", papers.form),
            ("petitions.transfer", _("信访转送函"), "petitions.passing", papers.transfer),
        ):
            paper(
                code,
                label,
                subject=subject,
                build=build,
                who=readers,
                issuers=frozenset({Role.CLERK}),
                scope=papers.scope,
            )
        section("petitions", _("信访"), "petitions:petitions", roles=readers | OFFICE, order=28, key="v")
        home_card("petitions.clerk", roles={Role.CLERK}, build=cards.clerk, order=10, wide=True)
        home_card("petitions.lead", roles={Role.LEAD}, build=cards.lead, order=22)
        home_card("petitions.handler", roles=TEAM, build=cards.handler, order=24)
        waiting(rows=cards.to_assign, url_name="petitions:petitions")
