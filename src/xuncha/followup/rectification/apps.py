from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Rectification(AppConfig):
    name = "xuncha.followup.rectification"
    verbose_name = _("整改")

    def ready(self) -> None:
        """Register what this room supplies below."""
