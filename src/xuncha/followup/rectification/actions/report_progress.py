from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Progress
from xuncha.followup.rectification.rules.states import ItemState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born

from ._states import move_item


@action
def report_progress(*, by: Actor, measure: UUID, note: str, on: date | None = None) -> Progress:
    """填报整改进展 — Say what was done about a measure; the item is under way from then on.

    Raises NotKnown, NotAllowed (plan not accepted, with the checker, done), BadInput (nothing said).
    """
    found = queries.measure(measure, by, locked=True)
    NotAllowed.unless(policies.can_work(by, found.item))
    if not note.strip():
        raise BadInput("progress.no_text", _("写明做了什么。"))
    told = Progress.objects.create(
        **born(by), measure=found, on=on or by.clock.today(), note=note.strip(), told_by=by.code
    )
    if found.item.state == ItemState.NOT_BEGUN:
        move_item(found.item, ItemState.UNDER_WAY)
    record(
        "rectification.progress_reported",
        by=by,
        about=found.ref,
        facts={"on": told.on.isoformat()},
        rule_set=found.item.ledger.rule_set,
    )
    return told
