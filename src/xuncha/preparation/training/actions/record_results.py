from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Refusal
from xuncha.preparation.training import queries
from xuncha.preparation.training.models import TrainingClass
from xuncha.preparation.training.policies import can_run_classes

from .record_result import record_result


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of the results table, as typed."""

    attendance: UUID
    passed: bool
    mark: int | None = None
    reason: str = ""
    seen: int | None = None


@action
def record_results(
    *, by: Actor, training_class: UUID, rows: Sequence[ResultRow], on: date | None = None
) -> TrainingClass:
    """登记一班结果 — Record the results of a class from one table: all lines, or none.

    Raises NotKnown, NotAllowed; BadInput with the problems of every line, `where` = `<attendance>.<field>`.
    """
    within = queries.locked_class(training_class, by)
    NotAllowed.unless(can_run_classes(by))
    problems = [problem for row in rows for problem in _one(by, row, on)]
    if problems:
        raise BadInput(problems[0].code, problems=problems)
    record("training.results_recorded", by=by, about=within.ref, facts={"lines": len(rows)})
    return within


def _one(by: Actor, row: ResultRow, on: date | None) -> list[Problem]:
    try:
        record_result(
            by=by,
            attendance=row.attendance,
            passed=row.passed,
            mark=row.mark,
            on=on,
            reason=row.reason,
            seen=row.seen,
        )
    except Refusal as refused:
        found = refused.problems or (Problem(refused.code, refused.message, "mark"),)
        return [Problem(p.code, p.message, f"{row.attendance}.{p.where}", p.fix) for p in found]
    return []
