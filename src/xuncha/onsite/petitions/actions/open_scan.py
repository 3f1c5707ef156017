from uuid import UUID

from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.terms import Actor
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.models import Attachment

from ._say import say


@action
def open_scan(*, by: Actor, petition: UUID, attachment: UUID) -> Attachment:
    """调看扫描件 — Open a scan of a petition for whoever has it before them; entered in the journal first.

    Returns it with its file, whose bytes the caller may then read. Raises NotKnown.
    """
    row = queries.petition(petition, by)
    kept = queries.attachment(row, attachment)
    say("petitions.scan_opened", by, row, part=kept.part, order=kept.order)
    return after_entry(lambda: kept)
