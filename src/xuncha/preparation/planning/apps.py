from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Planning(AppConfig):
    name = "xuncha.preparation.planning"
    verbose_name = _("规划计划")

    def ready(self) -> None:
        """Register kinds, events, the condition of an approved plan, what approvals say, section and cards."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.subscriptions import on
        from xuncha.foundation.terms import OFFICE, Role
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section

        from . import cards, registrations, subscriptions
        from .web.cards import coverage

        for code, label in registrations.EVENTS.items():
            event(code, label)
        registrations.register()
        on("approvals.decided", subscriptions.decided)
        on("approvals.request_withdrawn", subscriptions.withdrawn)
        answering = OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}
        readers = answering | {Role.LEAD, Role.DEPUTY, Role.LIAISON}
        section("planning", _("规划计划"), "planning:terms", roles=readers, order=20, key="p")
        home_card("planning.coverage", roles=answering, build=coverage, order=10, wide=True, place="top")
        home_card("planning.drafts", roles=OFFICE, build=cards.drafts, order=30)
        home_card("planning.coming", roles=readers, build=cards.coming, order=20, place="next")
