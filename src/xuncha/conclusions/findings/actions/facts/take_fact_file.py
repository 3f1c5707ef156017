from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, policies
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.evidence.actions.register_item import register_item

from ._sheets import say


@action
def take_fact_file(*, by: Actor, sheet: UUID, kept: UUID, title: str, form: str = "copy") -> Any:
    """答复材料登记为证据 — Register a file the body gave with a reply as an item of evidence, so that papers may cite it.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = facts.locked(sheet, by)
    NotAllowed.unless(policies.can_take_fact_file(by, found))
    row = facts.kept_file(found, kept)
    if evidence.item_of_source(row.ref) is not None:
        raise BadInput("facts.taken_already", _("这份材料已经登记为证据。"))
    item = register_item(
        by=by,
        inspection=found.inspection_id,
        title=title,
        form=form,
        file=row.file_id,
        received_from=found.body.name,
        received_on=row.reply.replied_on,
        source=row.ref,
    )
    say("findings.fact_file_taken", found, by, item=item.number, file=str(row.file_id))
    return item
