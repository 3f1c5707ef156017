from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.actions._move import move_outing
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.fieldwork.rules.states import OutingState
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on


@action
def hold_visit(
    *, by: Actor, visit: UUID, met: str, seen_there: str, on: date | None = None, seen: int | None = None
) -> Visit:
    """记走访 — Record a visit that was made: who was met, as text, and what was seen there.

    Raises NotKnown, NotAllowed, WrongState where it is not planned, not approved or the team left, BadInput, Stale.
    """
    found = queries.locked_visit(visit, by)
    check_version(found, seen)
    policies.guard(policies.can_hold_visit(by, found))
    wanted = (
        ("met", met, _("写明见到了谁：职务和姓名，或者“无人在场”。")),
        ("seen_there", seen_there, _("写明看到了什么、问到了什么。")),
    )
    refuse("visit.incomplete", needed("visit", *wanted))
    found.held_on = checked_day(by, on, not_before=entered_on(found.inspection_id), what=_("进驻"))
    found.met, found.seen = met.strip(), seen_there.strip()
    move_outing(found, OutingState.HELD)
    say("fieldwork.visit_held", by, found, on=found.held_on.isoformat(), kind=found.kind)
    return found
