from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import member_ids
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Handler, Petition
from xuncha.onsite.petitions.rules.states import State

from ._each import check_each
from ._move import move
from ._say import say


@action
def assign_petitions(
    *,
    by: Actor,
    petitions: Sequence[UUID],
    to: Sequence[UUID],
    on: date | None = None,
    seen: int | None = None,
) -> list[Petition]:
    """分办信访 — Give petitions to members of the team, or to others in their place. Only they know them from then on.

    Raises NotKnown, NotAllowed, WrongState; BadInput for nobody or somebody outside the team; Stale for a single one.
    """
    found = queries.locked_all(petitions, by)
    queries.check_seen(found, seen)
    check_each(found, lambda row: policies.can_assign(by, row))
    for team in {row.inspection.team_id if row.inspection is not None else None for row in found}:
        _check(team, to)
    for row in found:
        day = checked_day(by, on, not_before=row.decided_on, where="on", what=_("受理信访"))
        before = queries.handler_ids(row)
        if before - set(to):
            row.handlers.exclude(person_id__in=to).delete()
        Handler.objects.bulk_create(
            Handler(**born(by), petition=row, person_id=person, assigned_on=day)
            for person in dict.fromkeys(to)
            if person not in before
        )
        if row.state == State.ASSIGNED:
            touch(row)
            row.save()
        else:
            move(row, State.ASSIGNED)
        say("petitions.assigned", by, row, on=day.isoformat(), to=[str(p) for p in to])
    return found


def _check(team: UUID | None, to: Sequence[UUID]) -> None:
    problems = []
    if not to:
        problems.append(Problem("petition.needs_handler", _("选一名以上本组人员承办。"), where="to"))
    elif team is None or not set(to) <= member_ids(team):
        problems.append(Problem("petition.not_in_team", _("承办人要是本组人员。"), where="to"))
    if problems:
        raise BadInput("petition.cannot_assign", problems=problems)
