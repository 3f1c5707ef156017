from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version, touch
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.inspections.days import checked_day


@action
def approve_visit(*, by: Actor, visit: UUID, on: date | None = None, seen: int | None = None) -> Visit:
    """批准暗访 — Approve an unannounced visit, as the lead of the team.

    Raises NotKnown, NotAllowed, WrongState where nothing is to approve, BadInput for a day to come, Stale.
    """
    found = queries.locked_visit(visit, by)
    check_version(found, seen)
    policies.guard(policies.can_approve_visit(by, found))
    found.approved_on = checked_day(by, on)
    found.approved_by = by.name
    touch(found)
    found.save()
    say("fieldwork.visit_approved", by, found, on=found.approved_on.isoformat())
    return found
