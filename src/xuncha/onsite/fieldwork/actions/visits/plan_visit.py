from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.actions._crew import needed, refuse, send, visitor_problems
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.fieldwork.rules.states import VisitKind
from xuncha.onsite.inspections.queries import inspection as inspection_of


@action
def plan_visit(
    *,
    by: Actor,
    inspection: UUID,
    whom: str,
    purpose: str,
    on: date,
    visitors: Sequence[UUID],
    kind: str = VisitKind.UNIT,
    at: time | None = None,
    undercover: bool = False,
) -> Visit:
    """安排走访 — Plan a visit: where to, what for, when, by at least two of the team.

    `undercover`: unannounced; the lead approves it before it is made. Raises NotKnown, NotAllowed, WrongState once the
    team left, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_plan_outing(by, found))
    problems = needed(
        "visit", ("whom", whom, _("写明到哪里、看哪一户。")), ("purpose", purpose, _("写明去了解什么。"))
    )
    if kind not in set(VisitKind):
        problems.append(Problem("visit.needs_kind", _("选明走访的是单位、住户还是干部群众。"), where="kind"))
    refuse("visit.incomplete", problems + visitor_problems(visitors, found.team_id))
    visit = Visit.objects.create(
        **born(by),
        number=next_number(series="fieldwork.visit", by=by, pattern="访-{n:03}", within=str(found.id)),
        inspection=found,
        kind=VisitKind(kind),
        whom=whom.strip(),
        purpose=purpose.strip(),
        planned_on=on,
        planned_time=at,
        undercover=undercover,
    )
    send(by, visit, visitors)
    say(
        "fieldwork.visit_planned",
        by,
        visit,
        on=on.isoformat(),
        kind=visit.kind,
        undercover=undercover,
        visitors=[str(p) for p in visitors],
    )
    return visit
