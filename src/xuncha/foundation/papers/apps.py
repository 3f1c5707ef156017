from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Papers(AppConfig):
    name = "xuncha.foundation.papers"
    verbose_name = _("公文")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.search import registry as search
        from xuncha.foundation.terms import OFFICE, TEAM
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section

        from . import registrations

        event("papers.issued", _("出正式稿"))
        event("papers.scan_returned", _("收回签署件"))
        section("papers", _("公文"), "papers:register", roles=OFFICE | TEAM, order=60, rooms=("papers",))
        search.register("papers.issued", _("公文"), find=registrations.find)
        home_card("papers.awaited", roles=OFFICE | TEAM, build=registrations.awaited, order=70, place="side")
