from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import orders, policies, queries
from xuncha.conclusions.findings.models import SpotOrder
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import entered_on

from ._orders import say


@action
def issue_spot_order(
    *, by: Actor, inspection: UUID, spots: Sequence[UUID], due_on: date, on: date | None = None
) -> SpotOrder:
    """签发立行立改通知书 — Draw up one order to the body that carries these matters, with its number, day and due day.

    A matter is in one order at most; what stays without one was ordered by word of mouth. By the lead. Raises NotKnown,
    NotAllowed, WrongState once the report is decided, BadInput.
    """
    found = queries.inspection_of(inspection, by)
    policies.guard_order(policies.can_issue_spot_order(by, found))
    day = checked_day(by, on, not_before=entered_on(found.package_id or found.id), what=_("进驻"))
    chosen = [queries.locked_spot(key, by) for key in dict.fromkeys(spots)]
    problems = []
    if not chosen:
        problems.append(Problem("spot.nothing_chosen", _("选明这份通知书写哪几件。"), "spots"))
    free = {s.id for s in orders.without_order(found.id)}
    problems += [
        Problem(
            "spot.not_free",
            _("%(number)s 不能写进这份通知书：不是这个单位的，或者已有通知书、已核查办结。")
            % {"number": s.number},
            "spots",
        )
        for s in chosen
        if s.id not in free
    ]
    if due_on < day:
        problems.append(Problem("spot.due_before_order", _("改完的期限早于通知书日期。"), "due_on"))
    if problems:
        raise BadInput("spot.order_incomplete", problems=problems)
    made = SpotOrder.objects.create(
        **born(by),
        inspection=found,
        number=next_number(
            series="findings.spot_order", by=by, pattern="改通〔{year}〕{n:03}", year=day.year
        ),
        ordered_on=day,
        due_on=due_on,
        drawn_by=by.name,
    )
    for spot in chosen:
        spot.order, spot.due_on = made, spot.due_on or due_on
        touch(spot)
        spot.save()
        connect(by=by, source=spot.ref, target=made.ref, relation="spot_order")
    say(
        "findings.spot_order_issued",
        made,
        by,
        on=str(day),
        due=str(due_on),
        spots=[s.number for s in chosen],
    )
    return made
