from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Fieldwork(AppConfig):
    name = "xuncha.onsite.fieldwork"
    verbose_name = _("现场")

    def ready(self) -> None:
        """Register what this room supplies below."""
