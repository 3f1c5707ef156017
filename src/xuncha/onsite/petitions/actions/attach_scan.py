from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep, telling_nothing
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

    Its name is not kept: it may be the writer's.     Raises NotKnown, NotAllowed, WrongState once it is ended, BadInput for a bad file.
    """
    row = queries.locked(petition, by)
    policies.guard(policies.can_attach(by, row))
    if part not in set(Part):
        raise BadInput(
            "petition.part", problems=[Problem("petition.part", _("选明是信封、正文还是其他。"), "part")]
        )
    order = row.attachments.count() + 1
    shown = telling_nothing(f"{row.number}-{order}", name)
    kept = keep(stream, name=shown, scope=PETITIONS_SCOPE, by=by)
    made = Attachment.objects.create(**born(by), petition=row, file=kept, part=part, order=order)
    say("petitions.scan_attached", by, row, part=made.part, order=made.order)
    return made
