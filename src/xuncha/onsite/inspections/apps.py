from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Inspections(AppConfig):
    name = "xuncha.onsite.inspections"
    verbose_name = _("巡察任务")

    def ready(self) -> None:
        """Register what this room supplies below."""
