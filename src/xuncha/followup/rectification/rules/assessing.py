from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

AGAIN = frozenset({"average", "poor"})
"""Grades after which the body rectifies again (domain 2.10)."""
FULL_MARKS = 100


@dataclass(frozen=True, slots=True)
class Poll:
    """Satisfaction as counted, with the score where one is given."""

    sent: int
    returned: int
    satisfied: int
    score: int | None = None


def problems_of_poll(poll: Poll) -> list[tuple[str, str]]:
    """Codes of what cannot be, with the field each belongs to."""
    found = []
    if poll.returned > poll.sent:
        found.append(("poll.more_back_than_sent", "forms_returned"))
    if poll.satisfied > poll.returned:
        found.append(("poll.more_satisfied_than_back", "satisfied"))
    if poll.score is not None and not 0 <= poll.score <= FULL_MARKS:
        found.append(("poll.score", "score"))
    return found


def needs_visit_first(grade: str | None, assessed_on: date | None, visits: Collection[date]) -> bool:
    """After one of the last two grades somebody must have gone there again before the next grade."""
    if grade not in AGAIN or assessed_on is None:
        return False
    return not any(day >= assessed_on for day in visits)
