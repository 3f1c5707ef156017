from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version, touch
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._crew import refuse, send, visitor_problems
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Visit


@action
def replan_visit(
    *,
    by: Actor,
    visit: UUID,
    on: date,
    visitors: Sequence[UUID],
    at: time | None = None,
    seen: int | None = None,
) -> Visit:
    """走访改期换人 — Change the day of a planned visit, or who goes. An unannounced one is approved anew.

    Raises NotKnown, NotAllowed, WrongState once it was made or the team left, BadInput, Stale.
    """
    found = queries.locked_visit(visit, by)
    check_version(found, seen)
    policies.guard(policies.can_replan_visit(by, found))
    refuse("visit.incomplete", visitor_problems(visitors, found.inspection.team_id))
    found.planned_on, found.planned_time = on, at
    found.approved_on, found.approved_by = None, ""
    touch(found)
    found.save()
    found.visitors.all().delete()
    send(by, found, visitors)
    say(
        "fieldwork.visit_replanned",
        by,
        found,
        on=on.isoformat(),
        visitors=[str(person) for person in visitors],
    )
    return found
