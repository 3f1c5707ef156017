"""What this room tells the ground floor: kinds, sections, cards, papers."""

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.kinds import kind
from xuncha.foundation.search import registry as search

from . import supplies


def register() -> None:
    """Called once, when all rooms are there."""
    kind("coordination.letter", _("函件"), supplies.describe_letters)
    kind("coordination.briefing", _("情况通报"), supplies.describe_briefings)
    kind("coordination.briefingitem", _("通报事项"), supplies.describe_items)
    search.register("coordination.letter", _("函件"), find=supplies.find_letters)
