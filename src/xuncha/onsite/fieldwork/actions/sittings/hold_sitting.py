from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, Problem, check_version
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._move import move_outing
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Sitting
from xuncha.onsite.fieldwork.rules.states import OutingState
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on


@action
def hold_sitting(
    *,
    by: Actor,
    sitting: UUID,
    heard: str,
    people: int = 1,
    on: date | None = None,
    seen: int | None = None,
) -> Sitting:
    """记听会 — Record what was heard in a report, a forum or a meeting, and how many were present.

    Raises NotKnown, NotAllowed, WrongState where it is not planned or the team left, BadInput, Stale.
    """
    found = queries.locked_sitting(sitting, by)
    check_version(found, seen)
    policies.guard(policies.can_hold_sitting(by, found))
    problems = needed("sitting", ("heard", heard, _("写明听到了什么。")))
    if people < 1:
        problems.append(Problem("sitting.needs_people", _("到会人数至少 1 人。"), where="people"))
    refuse("sitting.incomplete", problems)
    found.held_on = checked_day(by, on, not_before=entered_on(found.inspection_id), what=_("进驻"))
    found.heard, found.people = heard.strip(), people
    move_outing(found, OutingState.HELD)
    say("fieldwork.sitting_held", by, found, on=found.held_on.isoformat(), kind=found.kind, people=people)
    return found
