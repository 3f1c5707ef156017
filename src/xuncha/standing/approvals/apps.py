from collections.abc import Mapping, Set
from typing import TYPE_CHECKING
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.together import Steps, stepwise

if TYPE_CHECKING:  # rooms' types are there once all apps are ready
    from xuncha.foundation.links.kinds import Described
    from xuncha.foundation.terms import Actor


class Approvals(AppConfig):
    name = "xuncha.standing.approvals"
    verbose_name = _("审批")

    def ready(self) -> None:
        """Register events and the request as a kind of thing."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.kinds import kind

        event("approvals.request_opened", _("送审"))
        event("approvals.step_taken", _("办理审批"))
        event("approvals.step_recorded", _("登记纸质审批"))
        event("approvals.request_withdrawn", _("撤回送审"))
        event("approvals.decided", _("审批办结"))
        kind("approvals.request", _("审批"), _describe)
        _register_on_screens()


@stepwise
def _describe(actor: "Actor", ids: Set[UUID]) -> "Steps[Mapping[UUID, Described]]":
    from .web.presenters import described

    return (yield from described.steps(actor, ids))


def _register_on_screens() -> None:
    from xuncha.foundation.terms import OFFICE, TEAM, Role
    from xuncha.foundation.ui.cards import home_card
    from xuncha.foundation.ui.sections import section, waiting

    from .queries import my_steps
    from .web.presenters import card, card_of_others

    deciders = frozenset({Role.LEADING_GROUP, Role.SECRETARY})
    section("approvals", _("等我决定"), "approvals:waiting", roles=deciders, order=5)
    waiting(
        rows=lambda actor: [] if (mine := my_steps(actor)) is None else [mine], url_name="approvals:waiting"
    )
    home_card(
        "approvals.to_decide",
        roles=OFFICE | TEAM | deciders,
        build=card,
        order=10,
        place="decide",
    )
    home_card("approvals.others", roles=OFFICE, build=card_of_others, order=60)
