"""What this room tells the ground floor and the inspection's page. Nothing of it is in the common index."""

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import condition
from xuncha.foundation.links.kinds import kind
from xuncha.foundation.links.offers import offer
from xuncha.foundation.links.subscriptions import on
from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.cards import home_card
from xuncha.foundation.ui.sections import section
from xuncha.onsite.inspections.dossier import dossier_section

from . import cards, supplies
from .queries import READERS

HEADS = frozenset({Role.LEAD, Role.DEPUTY, Role.OFFICE_HEAD})


def register() -> None:
    """Called once, when all rooms are there."""
    kind("clues.clue", _("问题线索"), supplies.describe_clues)
    kind("clues.clueitem", _("线索素材"), supplies.describe_items)
    for source in READERS:
        offer(
            source,
            "note_clue_item",
            _("记线索素材"),
            decide=supplies.may_note_from,
            href=supplies.note_href,
        )
    offer(
        "coordination.letter",
        "open_transfer_list",
        _("打印移交清单"),
        decide=supplies.may_list,
        href=supplies.list_href,
    )
    offer(
        "coordination.letter",
        "open_transfer_parcel",
        _("写移交包"),
        decide=supplies.may_pack,
        href=supplies.parcel_href,
    )
    condition(
        "clues.transferred",
        _("线索都已移交"),
        subject="inspections.inspection",
        audience=HEADS,
        supply=supplies.transferred,
    )
    on("coordination.letter_returned", supplies.letter_returned)
    on("coordination.letter_closed", supplies.letter_closed)
    on("teams.member_removed", supplies.member_left)
    section("clues", _("问题线索"), "clues:clues", roles=TEAM | {Role.OFFICE_HEAD}, order=55, key="c")
    home_card("clues.in_hand", roles=TEAM | OFFICE, build=cards.in_hand, order=25)
    dossier_section(
        "clues",
        _("问题线索"),
        supplies.href,
        supplies.count,
        TEAM | {Role.OFFICE_HEAD},
        30,
        group="judge",
        begins="entered",
        later=_("进驻后"),
        sealed=True,
    )
