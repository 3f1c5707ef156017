from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.fieldwork.rules.states import VisitKind
from xuncha.onsite.inspections.queries import chosen_members
from xuncha.onsite.inspections.queries import inspection as inspection_of
from xuncha.standing.regulations.queries import calendar

from .plan_visit import plan_visit


@action
def plan_visits(
    *,
    by: Actor,
    package: UUID,
    members: Sequence[UUID],
    place: str,
    purpose: str,
    on: date,
    visitors: Sequence[UUID],
    kind: str = VisitKind.UNIT,
    per_day: int = 0,
) -> list[Visit]:
    """批量安排走访 — Plan the same visit in several members of a package, one each, by at least two of the team.

    `place` is where to in each (村委会, 村卫生室). With `per_day` so many on each working day from `on`, by number of the
    member; else all on `on`. All of them or none. Raises NotKnown, NotAllowed, WrongState, BadInput.
    """
    found = inspection_of(package, by)
    policies.guard(policies.can_plan_outing(by, found))
    chosen = chosen_members(found, members)
    _check(len(chosen), place, per_day)
    days = _days(on, len(chosen), per_day)
    return [
        plan_visit(
            by=by,
            inspection=one.pk,
            whom=f"{one.body_name}{place.strip()}",
            purpose=purpose,
            on=day,
            visitors=visitors,
            kind=kind,
        )
        for one, day in zip(chosen, days, strict=True)
    ]


def _check(chosen: int, place: str, per_day: int) -> None:
    problems = []
    if not chosen:
        problems.append(Problem("visit.nobody_chosen", _("选至少一个单位。"), where="members"))
    if not place.strip():
        problems.append(Problem("visit.needs_place", _("写明到各单位的哪里。"), where="place"))
    if per_day < 0:
        problems.append(Problem("visit.per_day", _("一天走访几个，写 0 或者更大的数。"), where="per_day"))
    if problems:
        raise BadInput("visit.incomplete", problems=problems)


def _days(first: date, count: int, per_day: int) -> list[date]:
    """The day of each visit in order."""
    if not per_day:
        return [first] * count
    works = calendar().works
    found: list[date] = []
    day = first
    while len(found) < count:
        if works(day):
            found += [day] * min(per_day, count - len(found))
        day += timedelta(days=1)
    return found
