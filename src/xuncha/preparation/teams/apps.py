from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Teams(AppConfig):
    name = "xuncha.preparation.teams"
    verbose_name = _("组建授权")

    def ready(self) -> None:
        """Register kinds, events, the conditions of the gates, and what re-opens a decision."""
        from xuncha.foundation.journal.events import event

        from . import registrations

        for code, label in registrations.EVENTS.items():
            event(code, label)
        registrations.register()
