from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Planning(AppConfig):
    name = "xuncha.preparation.planning"
    verbose_name = _("规划计划")

    def ready(self) -> None:
        """Register kinds, events, the condition of an approved plan, and what approvals say."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.subscriptions import on

        from . import registrations, subscriptions

        for code, label in registrations.EVENTS.items():
            event(code, label)
        registrations.register()
        on("approvals.decided", subscriptions.decided)
        on("approvals.request_withdrawn", subscriptions.withdrawn)
