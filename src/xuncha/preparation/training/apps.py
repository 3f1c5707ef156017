from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Training(AppConfig):
    name = "xuncha.preparation.training"
    verbose_name = _("培训考试")

    def ready(self) -> None:
        """Register what this room supplies below."""
