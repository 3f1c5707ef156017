from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Findings(AppConfig):
    name = "xuncha.conclusions.findings"
    verbose_name = _("底稿与问题")

    def ready(self) -> None:
        """Register what this room supplies below."""
