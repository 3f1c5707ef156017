from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from .events import event


class Journal(AppConfig):
    name = "xuncha.foundation.journal"
    verbose_name = _("留痕")

    def ready(self) -> None:
        """Register what this room supplies below."""
        event("journal.office_opened", _("机关启用"))
        event("journal.rehearsal_opened", _("演练机关启用"))
        event("journal.payload_disposed", _("销毁留痕详情"))
