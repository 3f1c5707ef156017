from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Training(AppConfig):
    name = "xuncha.preparation.training"
    verbose_name = _("培训考试")

    def ready(self) -> None:
        """Register the class as a kind of thing, and event codes."""
        from xuncha.foundation.journal.events import event

        from . import registrations

        for code, label in registrations.EVENTS.items():
            event(code, label)
        registrations.register()
