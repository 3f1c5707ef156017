from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Search(AppConfig):
    name = "xuncha.foundation.search"
    verbose_name = _("检索")

    def ready(self) -> None:
        """Register what this room supplies below."""
