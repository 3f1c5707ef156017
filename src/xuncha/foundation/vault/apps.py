from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Vault(AppConfig):
    name = "xuncha.foundation.vault"
    verbose_name = _("保险库")

    def ready(self) -> None:
        """Register what this room supplies below."""
