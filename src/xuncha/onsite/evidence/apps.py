from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Evidence(AppConfig):
    name = "xuncha.onsite.evidence"
    verbose_name = _("证据")

    def ready(self) -> None:
        """Register what this room supplies below."""
