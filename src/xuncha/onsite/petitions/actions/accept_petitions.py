from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State

from ._each import check_each
from ._move import move
from ._say import say


@action
def accept_petitions(
    *, by: Actor, petitions: Sequence[UUID], on: date | None = None, seen: int | None = None
) -> list[Petition]:
    """受理信访 — Say of petitions that they are within the inspection's scope; they go to the lead to be given out.

    Each must be of an inspection. All or none. Raises NotKnown, NotAllowed, WrongState; BadInput
    `petition.needs_inspection`; Stale with `seen` of a single one.
    """
    found = queries.locked_all(petitions, by)
    queries.check_seen(found, seen)
    check_each(found, lambda row: policies.can_accept(by, row))
    lacking = [row for row in found if row.inspection_id is None]
    if lacking:
        text = _("先定是哪一项巡察的：%(numbers)s。") % {"numbers": "、".join(r.number for r in lacking)}
        raise BadInput(
            "petition.needs_inspection", problems=[Problem("petition.needs_inspection", text, "inspection")]
        )
    for row in found:
        row.decided_on = checked_day(by, on, not_before=row.received_on, what=_("收到信访"))
        row.decided_by, row.out_because = by.name, ""
        move(row, State.ACCEPTED)
        say("petitions.accepted", by, row, on=row.decided_on.isoformat(), inspection=str(row.inspection_id))
    return found
