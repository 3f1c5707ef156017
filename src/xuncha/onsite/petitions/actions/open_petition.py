from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, after_entry
from xuncha.foundation.keys.fields import open_text
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.inspections.queries import not_known
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Attachment, Petition

from ._say import say


@dataclass(frozen=True, slots=True)
class Opened:
    """What a petition says, whom it reports, what was answered; never who wrote it."""

    petition: Petition
    content: str
    reported: str
    reasons: tuple[str, ...]
    answers: tuple[str, ...]
    told: str
    attachments: tuple[Attachment, ...]


@action
def open_petition(*, by: Actor, petition: UUID, reason: str = "") -> Opened:
    """调看信访内容 — Open what a petition says: whoever has it before them; the head of the office with a reason.

    Entered in the journal first. Who wrote it stays in the vault. Raises NotKnown, BadInput without a reason.
    """
    row = queries.visible_to(by).filter(pk=petition).first()
    if row is None:
        if not policies.can_open_as_head(by):
            raise not_known()
        row = queries.for_head(petition)
        if not reason.strip():
            problem = Problem("open.needs_reason", _("写明为什么要调看。"), where="reason")
            raise BadInput("open.needs_reason", problems=[problem])
    found = row
    say("petitions.opened", by, found, reason=reason.strip())
    return after_entry(lambda: _opened(found))


def _opened(row: Petition) -> Opened:
    return Opened(
        row,
        open_text(row, "content", PETITIONS_SCOPE),
        open_text(row, "reported", PETITIONS_SCOPE),
        tuple(t for o in queries.outcomes(row) if (t := open_text(o, "reason", PETITIONS_SCOPE))),
        tuple(t for p in queries.passings(row) if (t := open_text(p, "answer_note", PETITIONS_SCOPE))),
        open_text(row, "answer_way", PETITIONS_SCOPE),
        tuple(queries.attachments(row)),
    )
