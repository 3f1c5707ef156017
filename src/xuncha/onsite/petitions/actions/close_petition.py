from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State

from ._move import move
from ._say import say


@action
def close_petition(
    *, by: Actor, petition: UUID, way: str, on: date | None = None, seen: int | None = None
) -> Petition:
    """答复办结 — Close a named petition once its petitioner was answered; `way` says how, or why it was not possible.

    Raises NotKnown, NotAllowed, WrongState, Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_close(by, row))
    if not way.strip():
        problem = Problem("petition.needs_way", _("写明怎样答复的，或者为什么没能答复。"), where="way")
        raise BadInput("petition.needs_way", problems=[problem])
    row.closed_on = checked_day(by, on, not_before=row.settled_on, what=_("写明结果"))
    write_sealed(
        row, "answer_way", way.strip(), PETITIONS_SCOPE
    )  # it says whom, and where they can be reached
    move(row, State.CLOSED)
    say("petitions.closed", by, row, on=row.closed_on.isoformat())
    return row
