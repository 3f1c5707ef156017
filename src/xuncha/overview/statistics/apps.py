from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Statistics(AppConfig):
    name = "xuncha.overview.statistics"
    verbose_name = _("统计")

    def ready(self) -> None:
        """Register what this room supplies below."""
