from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Organisations(AppConfig):
    name = "xuncha.standing.organisations"
    verbose_name = _("单位")

    def ready(self) -> None:
        """Register what this room supplies below."""
