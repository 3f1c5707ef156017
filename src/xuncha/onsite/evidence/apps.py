from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

EVENTS = {
    "evidence.item_registered": _("登记证据"),
    "evidence.item_superseded": _("替代证据"),
    "evidence.custody_moved": _("交接保管"),
    "evidence.cited": _("引用证据"),
    "evidence.citation_withdrawn": _("撤回引用"),
    "evidence.item_opened": _("调看证据"),
}


class Evidence(AppConfig):
    name = "xuncha.onsite.evidence"
    verbose_name = _("证据")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.search import registry as search
        from xuncha.foundation.terms import TEAM, Role
        from xuncha.foundation.ui.sections import section
        from xuncha.onsite.inspections.dossier import dossier_section, dossier_things

        from . import supplies

        for code, label in EVENTS.items():
            event(code, label)
        kind("evidence.item", _("证据"), supplies.describe_items)
        dossier_section(
            "evidence.items",
            _("证据"),
            href=supplies.items_href,
            count=supplies.count_items,
            audience=TEAM | {Role.OFFICE_HEAD},
            order=2,
            group="judge",
        )
        dossier_things(supplies.things)
        section("evidence", _("证据"), "evidence:evidence", roles=TEAM, order=40)
        search.register("evidence.item", _("证据"), find=supplies.find)
