from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Ui(AppConfig):
    name = "xuncha.foundation.ui"
    verbose_name = _("界面")

    def ready(self) -> None:
        """Register what this room supplies below."""
