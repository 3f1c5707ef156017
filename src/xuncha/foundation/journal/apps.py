from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Journal(AppConfig):
    name = "xuncha.foundation.journal"
    verbose_name = _("留痕")

    def ready(self) -> None:
        """Register what this room supplies below."""
