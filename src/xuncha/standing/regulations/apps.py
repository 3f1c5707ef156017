from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from xuncha.foundation.terms import Actor


class Regulations(AppConfig):
    name = "xuncha.standing.regulations"
    verbose_name = _("法规与规则集")

    def ready(self) -> None:
        """Register events, kinds and the check of the rule data; rule texts learn the reader's language."""
        from django.core.checks import register

        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.search import registry as search
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.foot import foot
        from xuncha.foundation.ui.sections import section

        from .checks import rule_data
        from .rules.text import speak
        from .web.finding import found_documents, found_items, found_steps
        from .web.presenters import described

        kind("regulations.document", _("法规"), described)
        section(
            "regulations",
            _("知识"),
            "regulations:map",
            roles=OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY},
            order=80,
        )
        foot("rules", _in_force, order=20)
        search.register("regulations.document", _("法规"), find=found_documents)
        search.register("regulations.item", _("问题分类"), find=found_items)
        search.register("regulations.step", _("流程"), find=found_steps)
        speak(lambda: get_language() or "zh-hans")
        register(rule_data)
        event("regulations.document_registered", _("登记法规"))
        event("regulations.edition_added", _("登记法规版本"))
        event("regulations.clause_added", _("录入条文"))
        event("regulations.library_stocked", _("装入常用法规名称"))
        event("regulations.holiday_set", _("改放假调休表"))


def _in_force(actor: "Actor") -> tuple[str, str] | None:
    """The foot line names the rule set of today."""
    from django.urls import reverse

    from xuncha.foundation.terms import NotKnown

    from .queries import in_force

    try:
        rules = in_force(actor.clock.today())
    except NotKnown:
        return None
    return gettext("规则集：%(name)s") % {"name": rules.name}, reverse(
        "regulations:rule_set", args=[rules.code]
    )
