from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Approvals(AppConfig):
    name = "xuncha.standing.approvals"
    verbose_name = _("审批")

    def ready(self) -> None:
        """Register what this room supplies below."""
