from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State

from ._move import move
from ._say import say


@action
def rule_out_petition(
    *, by: Actor, petition: UUID, because: str, on: date | None = None, seen: int | None = None
) -> Petition:
    """定为不属受理范围 — Say that a petition is not within the inspection's scope, and why; it is passed on next.

    Raises NotKnown, NotAllowed, WrongState, Stale, BadInput without a reason.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_rule_out(by, row))
    if not because.strip():
        problem = Problem("petition.needs_reason", _("写明为什么不属受理范围。"), where="because")
        raise BadInput("petition.needs_reason", problems=[problem])
    row.decided_on = checked_day(by, on, not_before=row.received_on, what=_("收到信访"))
    row.decided_by, row.out_because = by.name, because.strip()
    move(row, State.OUT_OF_SCOPE)
    say("petitions.ruled_out", by, row, on=row.decided_on.isoformat(), because=row.out_because)
    return row
