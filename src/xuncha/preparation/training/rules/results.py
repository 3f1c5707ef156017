"""What a recorded result must look like."""

from dataclasses import dataclass
from datetime import date

FULL_MARK = 100


@dataclass(frozen=True, slots=True)
class Result:
    passed: bool
    mark: int | None
    on: date


def problems_of_result(result: Result, *, begins: date, today: date, pass_mark: int | None) -> list[str]:
    """Codes of what is wrong with a result; the mark is on a scale of 0 to 100, None where there was no test."""
    found = []
    if result.mark is not None and not 0 <= result.mark <= FULL_MARK:
        found.append("result.mark_range")
    elif result.mark is not None and pass_mark is not None and (result.mark >= pass_mark) != result.passed:
        found.append("result.mark_contradicts")
    if result.on < begins:
        found.append("result.before_class")
    if result.on > today:
        found.append("result.in_future")
    return found
