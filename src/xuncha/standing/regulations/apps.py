from django.apps import AppConfig
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Regulations(AppConfig):
    name = "xuncha.standing.regulations"
    verbose_name = _("法规与规则集")

    def ready(self) -> None:
        """Register events, kinds and the check of the rule data; rule texts learn the reader's language."""
        from django.core.checks import register

        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.sections import section

        from .checks import rule_data
        from .rules.text import speak
        from .web.presenters import described

        kind("regulations.document", _("法规"), described)
        section(
            "regulations",
            _("知识"),
            "regulations:map",
            roles=OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY},
            order=80,
        )
        speak(lambda: get_language() or "zh-hans")
        register(rule_data)
        event("regulations.document_registered", _("登记法规"))
        event("regulations.edition_added", _("登记法规版本"))
        event("regulations.clause_added", _("录入条文"))
        event("regulations.library_stocked", _("装入常用法规名称"))
        event("regulations.holiday_set", _("改放假调休表"))
