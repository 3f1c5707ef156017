from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class People(AppConfig):
    name = "xuncha.standing.people"
    verbose_name = _("人员")

    def ready(self) -> None:
        """Register what this room supplies below."""
