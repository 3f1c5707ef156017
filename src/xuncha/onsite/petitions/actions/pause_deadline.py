from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import deadlines, policies, queries
from xuncha.onsite.petitions.models import DeadlineChange, Petition
from xuncha.onsite.petitions.rules.deadlines import ChangeKind

from ._say import say


@action
def pause_deadline(
    *, by: Actor, petition: UUID, because: str, on: date | None = None, seen: int | None = None
) -> Petition:
    """暂停期限 — Stop the running deadline of a petition from a day on, with a reason; until `resume_deadline` it is not late.

    Nothing is decided or answered meanwhile. Raises NotKnown, NotAllowed, WrongState where no deadline runs or it is
    paused already, Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    of = deadlines.running(row)
    policies.guard(policies.can_pause(by, row))
    assert of is not None  # can_pause asked
    if not because.strip():
        problem = Problem("petition.needs_reason", _("写明为什么暂停。"), where="because")
        raise BadInput("petition.needs_reason", problems=[problem])
    last = max([of.start, *(c.until or c.since for c in of.changes)])
    row.halted_on = checked_day(by, on, not_before=last, what=_("期限起算或者上一次变动"))
    DeadlineChange.objects.create(
        **born(by),
        petition=row,
        passing=of.passing,
        kind=ChangeKind.PAUSE,
        since=row.halted_on,
        because=because.strip(),
        by_name=by.name,
    )
    touch(row)
    row.save()
    say("petitions.deadline_paused", by, row, on=row.halted_on.isoformat(), period=of.period)
    return row
