"""What this room tells the ground floor: kinds, sections, cards, papers."""

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.kinds import kind
from xuncha.foundation.papers.templates import paper
from xuncha.foundation.search import registry as search
from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.cards import home_card
from xuncha.foundation.ui.sections import section

from . import cards, papers, supplies


def register() -> None:
    """Called once, when all rooms are there."""
    kind("coordination.letter", _("函件"), supplies.describe_letters)
    kind("coordination.briefing", _("情况通报"), supplies.describe_briefings)
    kind("coordination.briefingitem", _("通报事项"), supplies.describe_items)
    kind("coordination.receiverkey", _("接收单位公钥"), supplies.describe_keys)
    search.register("coordination.letter", _("函件"), find=supplies.find_letters)
    section("coordination", _("协作移交"), "coordination:letters", roles=OFFICE, order=65, key="l")
    home_card("coordination.waiting", roles=OFFICE, build=cards.waiting, order=60)
    home_card(
        "coordination.to_sign_for",
        roles={Role.LEAD, Role.DEPUTY, Role.LIAISON},
        build=cards.to_sign_for,
        order=30,
    )
    paper(
        "coordination.letter",
        _("函件"),
        subject="coordination.letter",
        build=papers.letter,
        who=OFFICE | TEAM,
        issuers=OFFICE | {Role.LEAD},
        scope=papers.scope,
    )
