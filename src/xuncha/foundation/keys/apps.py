from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Keys(AppConfig):
    name = "xuncha.foundation.keys"
    verbose_name = _("密钥")

    def ready(self) -> None:
        """Register what this room supplies below."""
