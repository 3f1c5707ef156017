from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version, touch
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import deadlines, policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.deadlines import ChangeKind

from ._say import say


@action
def resume_deadline(
    *, by: Actor, petition: UUID, on: date | None = None, seen: int | None = None
) -> Petition:
    """恢复期限 — Let a paused deadline go on: that day counts again, those of the pause do not.

    Raises NotKnown, NotAllowed, WrongState where nothing is paused, Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_resume(by, row))
    of = deadlines.running(row)
    assert of is not None and row.halted_on is not None  # can_resume asked
    pause = next(c for c in of.changes if c.kind == ChangeKind.PAUSE and c.until is None)
    pause.until = checked_day(by, on, not_before=pause.since, what=_("暂停"))
    touch(pause)
    pause.save()
    row.halted_on = None
    due = deadlines.settle(row, of)
    touch(row)
    row.save()
    say("petitions.deadline_resumed", by, row, on=pause.until.isoformat(), due=due.isoformat())
    return row
