from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version
from xuncha.foundation.terms.record import born
from xuncha.preparation.training import queries
from xuncha.preparation.training.models import Attendance, Sitting
from xuncha.preparation.training.policies import can_run_classes
from xuncha.preparation.training.rules.results import Result, problems_of_result
from xuncha.preparation.training.rules.states import Standing

from ._move import move

TEXTS = {
    "result.mark_range": _("分数在 0 到 100 之间。"),
    "result.mark_contradicts": _("分数与合格与否对不上：请核对分数，或改合格。"),
    "result.before_class": _("登记日期早于开班日期。"),
    "result.in_future": _("登记日期还没有到。"),
    "result.reason_missing": _("已经登记合格，要改为不合格请写明理由。"),
}

WHERE = {"result.before_class": "on", "result.in_future": "on", "result.reason_missing": "reason"}


@action
def record_result(
    *,
    by: Actor,
    attendance: UUID,
    passed: bool,
    mark: int | None = None,
    on: date | None = None,
    reason: str = "",
    seen: int | None = None,
) -> Attendance:
    """登记培训结果 — Record what came of a person's class; again for a re-sit, each sitting is kept.

    Turning a pass back needs a reason. Raises NotKnown, NotAllowed, Stale, BadInput, WrongState.
    """
    row = queries.locked_attendance(attendance, by)
    check_version(row, seen)
    NotAllowed.unless(can_run_classes(by))
    today = by.clock.today()
    result = Result(passed, mark, on or today)
    _check(row, result, reason.strip(), today)
    move(row, Standing.PASSED if passed else Standing.NOT_PASSED)
    row.mark, row.on = mark, result.on
    row.save()
    sitting = _keep(by, row, result, reason.strip())
    facts = {"person": row.person.code, "passed": passed, "mark": mark, "on": result.on.isoformat()}
    record("training.result_recorded", by=by, about=row.ref, facts={**facts, "sitting": sitting.order})
    return row


def _check(row: Attendance, result: Result, reason: str, today: date) -> None:
    within = row.training_class
    codes = problems_of_result(result, begins=within.begins, today=today, pass_mark=within.pass_mark)
    if row.standing == Standing.PASSED and not result.passed and not reason:
        codes.append("result.reason_missing")
    problems = [Problem(code, TEXTS[code], WHERE.get(code, "mark")) for code in codes]
    if problems:
        raise BadInput(problems[0].code, problems=problems)


def _keep(by: Actor, row: Attendance, result: Result, reason: str) -> Sitting:
    return Sitting.objects.create(
        **born(by),
        attendance=row,
        order=row.sittings.count() + 1,
        passed=result.passed,
        mark=result.mark,
        on=result.on,
        reason=reason,
        recorded_by=by.name,
    )
