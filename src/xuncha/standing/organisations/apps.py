from collections.abc import Iterable, Mapping, Set
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.journal.events import event
from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.search import registry as search
from xuncha.foundation.terms import OFFICE, TEAM, Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.sections import section

ALL_READERS = frozenset(f"role:{r}" for r in (*OFFICE, *TEAM, Role.LEADING_GROUP, Role.SECRETARY))


class Organisations(AppConfig):
    name = "xuncha.standing.organisations"
    verbose_name = _("单位")

    def ready(self) -> None:
        """Register what this room supplies below."""
        kind("organisations.body", _("单位"), _describe_bodies)
        search.register("organisations.body", _("单位"), find=_find)
        section("organisations", _("单位名册"), "organisations:bodies", roles=OFFICE, order=80, key="b")
        event("organisations.body_registered", _("登记单位"))
        event("organisations.body_amended", _("更正单位登记"))
        event("organisations.body_renamed", _("单位更名"))
        event("organisations.body_moved", _("调整隶属"))
        event("organisations.bodies_merged", _("合并单位"))
        event("organisations.body_split", _("分立单位"))
        event("organisations.body_closed", _("撤销单位"))
        event("organisations.post_created", _("设置职位"))
        event("organisations.post_filled", _("任职"))
        event("organisations.post_vacated", _("免职"))
        event("organisations.post_abolished", _("撤销职位"))
        event("organisations.bodies_imported", _("导入单位"))


@stepwise
def _describe_bodies(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    from django.urls import reverse

    from .queries import visible_to

    rows = visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(row.name, reverse("organisations:body", args=[row.id]), row.number) for row in rows
    }


def _find(words: str, actor: Actor) -> Iterable[search.Entry]:
    from django.urls import reverse

    from .queries import Filter, filtered

    for row in filtered(actor, Filter(words=words, ended=True))[: search.LIMIT]:
        rights = ALL_READERS | {f"body:{row.id}"}
        yield search.Entry(row.name, reverse("organisations:body", args=[row.id]), row.number, rights=rights)
