from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Papers(AppConfig):
    name = "xuncha.foundation.papers"
    verbose_name = _("公文")

    def ready(self) -> None:
        """Register what this room supplies below."""
