from typing import BinaryIO
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.evidence.actions.register_item import register_item
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Sitting


@action
def add_sitting_paper(
    *, by: Actor, sitting: UUID, stream: BinaryIO, name: str, title: str, form: str = "copy"
) -> Sitting:
    """存听会材料 — Keep the written report handed in, or the minutes, of a sitting as an item of evidence.

    Raises NotKnown, NotAllowed, WrongState before it was held or once the team writes, BadInput.
    """
    found = queries.locked_sitting(sitting, by)
    policies.guard(policies.can_add_paper(by, found))
    item = register_item(
        by=by,
        inspection=found.inspection_id,
        title=title,
        form=form,
        stream=stream,
        name=name,
        received_from=found.given_by,
        received_on=found.held_on,
        source=found.ref,
    )
    say("fieldwork.sitting_paper_kept", by, found, item=item.number)
    return found
