from collections.abc import Sequence
from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.actions._crew import listener_problems, needed, refuse, seat
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Sitting
from xuncha.onsite.fieldwork.rules.states import SittingKind
from xuncha.onsite.inspections.queries import inspection as inspection_of


@action
def plan_sitting(
    *,
    by: Actor,
    inspection: UUID,
    kind: str,
    subject: str,
    given_by: str,
    on: date,
    place: str,
    listeners: Sequence[UUID],
    at: time | None = None,
) -> Sitting:
    """安排听会 — Plan a report to be heard, a forum, or a meeting of the body to sit in on, and who of the team goes.

    Raises NotKnown, NotAllowed, WrongState once the team left, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_plan_outing(by, found))
    problems = needed(
        "sitting",
        ("subject", subject, _("写明汇报或会议的内容。")),
        ("given_by", given_by, _("写明谁汇报、谁的会议、请哪些人座谈。")),
        ("place", place, _("写明地点。")),
    )
    if kind not in set(SittingKind):
        problems.append(Problem("sitting.needs_kind", _("选明是汇报、座谈还是列席。"), where="kind"))
    refuse("sitting.incomplete", problems + listener_problems(listeners, found.team_id))
    sitting = Sitting.objects.create(
        **born(by),
        number=next_number(series="fieldwork.sitting", by=by, pattern="听-{n:03}", within=str(found.id)),
        inspection=found,
        kind=SittingKind(kind),
        subject=subject.strip(),
        given_by=given_by.strip(),
        planned_on=on,
        planned_time=at,
        place=place.strip(),
    )
    seat(by, sitting, listeners)
    say(
        "fieldwork.sitting_planned",
        by,
        sitting,
        on=on.isoformat(),
        kind=sitting.kind,
        listeners=[str(p) for p in listeners],
    )
    return sitting
