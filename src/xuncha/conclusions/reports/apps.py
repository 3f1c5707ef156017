from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Reports(AppConfig):
    name = "xuncha.conclusions.reports"
    verbose_name = _("报告与反馈")

    def ready(self) -> None:
        """Register what this room supplies below."""
