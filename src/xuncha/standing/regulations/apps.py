from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Regulations(AppConfig):
    name = "xuncha.standing.regulations"
    verbose_name = _("法规与规则集")

    def ready(self) -> None:
        """Register what this room supplies below."""
