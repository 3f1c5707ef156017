from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Attachment
from xuncha.onsite.petitions.rules.states import Part

from ._say import say


@action
def attach_scan(
    *, by: Actor, petition: UUID, stream: BinaryIO, name: str, part: str = Part.PAGE
) -> Attachment:
    """附扫描件 — Keep the scan of an envelope or a page, or other material, under the petitions' own key.

    Raises NotKnown, NotAllowed, WrongState once it is ended, BadInput for a bad file.
    """
    row = queries.locked(petition, by)
    policies.guard(policies.can_attach(by, row))
    if part not in set(Part):
        raise BadInput(
            "petition.part", problems=[Problem("petition.part", _("选明是信封、正文还是其他。"), "part")]
        )
    kept = keep(stream, name=name, scope=PETITIONS_SCOPE, by=by)
    made = Attachment.objects.create(
        **born(by), petition=row, file=kept, part=part, order=row.attachments.count() + 1
    )
    say("petitions.scan_attached", by, row, part=made.part, order=made.order)
    return made
