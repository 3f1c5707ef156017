from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Home(AppConfig):
    name = "xuncha.overview.home"
    verbose_name = _("工作台")

    def ready(self) -> None:
        """Register what this room supplies below."""
