from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Files(AppConfig):
    name = "xuncha.foundation.files"
    verbose_name = _("文件")

    def ready(self) -> None:
        """Register what this room supplies below."""
