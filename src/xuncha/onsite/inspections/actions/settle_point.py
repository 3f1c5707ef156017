from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version, touch
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.policies import can_settle_point
from xuncha.onsite.inspections.rules.states import PointResult, PointState


@action
def settle_point(
    *, by: Actor, point: UUID, result: str, text: str, on: date | None = None, seen: int | None = None
) -> Point:
    """了结疑点 — Settle a point with what came of it.

    `result` is one of PointResult; `text` says how it was verified. Raises NotKnown; NotAllowed; WrongState when it is
    settled or the team writes already; BadInput; Stale.
    """
    found = queries.locked_point(point, by)
    check_version(found, seen)
    allowed = can_settle_point(by, found)
    (WrongState if allowed.code in {"point.settled", "point.too_late"} else NotAllowed).unless(allowed)
    _check(result, text)
    found.settled_on = checked_day(by, on, not_before=found.noted_on, what=_("记疑点的那一天"))
    found.state = PointState.SETTLED
    found.result = PointResult(result)
    found.result_text = text.strip()
    found.settled_by = by.name
    touch(found)
    found.save()
    record(
        "inspections.point_settled",
        by=by,
        about=found.ref,
        facts={"number": found.number, "inspection": str(found.inspection_id), "result": found.result},
        scope=inspection_scope(found.inspection_id),
        rule_set=found.inspection.rule_set,
    )
    return found


def _check(result: str, text: str) -> None:
    problems = []
    if result not in set(PointResult):
        problems.append(Problem("point.needs_result", _("选一种结果。"), where="result"))
    if not text.strip():
        problems.append(Problem("point.needs_text", _("写明怎样核对的、查到什么。"), where="text"))
    if problems:
        raise BadInput("point.incomplete", problems=problems)
