from collections.abc import Mapping, Set
from uuid import UUID

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.terms import Actor, Role
from xuncha.foundation.ui.cards import Card, home_card
from xuncha.foundation.ui.foot import foot
from xuncha.foundation.ui.sections import section

from .events import event
from .names import names_by


class Journal(AppConfig):
    name = "xuncha.foundation.journal"
    verbose_name = _("留痕")

    def ready(self) -> None:
        """Register what this room supplies below."""
        event("journal.office_opened", _("机关启用"))
        event("journal.rehearsal_opened", _("演练机关启用"))
        event("journal.payload_disposed", _("销毁留痕详情"))
        event("journal.payload_opened", _("打开留痕详情"))
        kind("journal.entry", _("留痕"), _describe_entries)
        kind("journal.office", _("本机关"), lambda actor, ids: {})
        names_by(lambda codes: {"system": gettext("系统")})
        section("journal", _("留痕"), "journal:entries", roles={Role.AUDIT_ADMIN}, order=90, key="j")
        foot("journal", _foot, order=10, right=True)
        home_card("journal.state", roles={Role.AUDIT_ADMIN}, build=_card, order=10)


def _describe_entries(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    from . import policies

    if not policies.can_read(actor):
        return {}
    return {
        key: Described(
            gettext("留痕第 %(number)s 条") % {"number": key.int}, reverse("journal:entry", args=[key.int])
        )
        for key in ids
    }


def _foot(actor: Actor) -> tuple[str, str] | None:
    from . import policies, queries

    if not policies.can_count(actor):
        return None
    size = queries.size()
    if not size:
        return None
    href = reverse("journal:entries") if policies.can_read(actor) else ""
    return gettext("留痕第 %(number)s 条") % {"number": size}, href


def _card(actor: Actor) -> Card:
    from .web.presenters import state_card

    return state_card()
