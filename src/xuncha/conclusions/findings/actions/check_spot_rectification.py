from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import SpotRectification
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, touch


@action
def check_spot_rectification(
    *, by: Actor, spot: UUID, note: str, on: date | None = None
) -> SpotRectification:
    """核查立行立改 — Check that a rectification on the spot was done; by someone other than its undertakers.

    Raises NotKnown, NotAllowed, BadInput.
    """
    row = queries.locked_spot(spot, by)
    undertakers = frozenset(row.outcome.workpaper.undertakers.values_list("person_id", flat=True))
    NotAllowed.unless(policies.can_check_spot(by, row, undertakers))
    if not note.strip():
        raise BadInput("spot.no_note", _("写明怎么核查的、看到了什么。"))
    row.done_on = on or by.clock.today()
    row.checked_by_id, row.check_note = by.person, note.strip()
    touch(row)
    row.save()
    record(
        "findings.spot_checked",
        by=by,
        about=row.ref,
        facts={"number": row.number, "on": str(row.done_on)},
        scope=inspection_scope(row.inspection_id),
        rule_set=row.inspection.rule_set,
    )
    return row
