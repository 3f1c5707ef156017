from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue, Return
from xuncha.conclusions.clues.rules.disposal import Returned, return_problems
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day

from ._clues import move, refuse, say


@action
def record_clue_return(
    *, by: Actor, clue: UUID, given: Returned, on: date | None = None, seen: int | None = None
) -> Clue:
    """登记线索办理结果 — Note what the receiver reports of a clue: checked, cases filed, persons, closed.

    A second report may follow the first. Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_take_return(by, found))
    refuse(return_problems(given), "return.incomplete")
    row = Return(
        **born(by),
        clue=found,
        on=checked_day(by, on, not_before=found.transferred_on, what=_("移交")),
        checked=given.checked,
        cases=given.cases,
        persons=given.persons,
        closed=given.closed,
    )
    write_sealed(row, "sealed", given.text.strip(), CLUES_SCOPE)
    row.save(force_insert=True)
    if found.state == State.TRANSFERRED:
        move(found, State.REPORTED)
    else:
        touch(found)
        found.save()
    say("clues.return_recorded", found, by, on=str(row.on), cases=row.cases, closed=row.closed)
    return found
