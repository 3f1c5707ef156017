from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Planning(AppConfig):
    name = "xuncha.preparation.planning"
    verbose_name = _("规划计划")

    def ready(self) -> None:
        """Register what this room supplies below."""
