from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Teams(AppConfig):
    name = "xuncha.preparation.teams"
    verbose_name = _("组建授权")

    def ready(self) -> None:
        """Register what this room supplies below."""
