from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Papers(AppConfig):
    name = "xuncha.foundation.papers"
    verbose_name = _("公文")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.terms import OFFICE, TEAM
        from xuncha.foundation.ui.sections import section

        event("papers.issued", _("出正式稿"))
        event("papers.scan_returned", _("收回签署件"))
        section("papers", _("公文"), "papers:register", roles=OFFICE | TEAM, order=60, rooms=("papers",))
