"""The days of a rehearsed round: published ones are exact; the rest is the last day the rule set allows, moved back so
as not to pass the next published one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .facts.entry import Entry

STAYS = {"special": 30, "lookback": 20, "mobile": 20}
APPROVED_BEFORE = timedelta(days=30)

Due = Callable[[str, date], date]
Works = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Days:
    """When each thing of one batch happens. Working days but for the published ones, which stay as they are."""

    opened: date
    planned: date
    approved: date
    teamed: date
    declared: date
    trained: date
    authorised: date
    begins: date
    ends: date
    reported: date
    consulted: date
    leading_group: date
    secretary: date
    fed_back: date
    planned_rectification: date
    reviewed: date
    checked: date
    published: date
    late: frozenset[str]
    committee: date | None = None


def whole_day(value: object, fallback_year: int) -> date | None:
    """A published day with what is lost filled in: first of the month, the entry's year."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    parts = [int(p) for p in value.split("-")]
    if len(value) == 5:
        return date(fallback_year, parts[0], parts[1])
    return date(*parts) if len(parts) == 3 else date(parts[0], parts[1], 1)


def year_of(entry: Entry) -> int:
    """The year stated, that of any whole date, the one in the id, else 2024."""
    stated = entry.get("year")
    if stated:
        return int(stated)
    for key in ("begins", "ends", "feedback_on", "published_on"):
        day = entry.get(key)
        if isinstance(day, date):
            return day.year
    in_id = [int(p) for p in entry.id.split("-") if p.isdigit() and len(p) == 4]
    return in_id[0] if in_id else 2024


def days_of(entry: Entry, kinds: Sequence[str], due: Due, works: Works) -> Days:
    """The days of an entry without batches. `due(period, start)` and `works(day)` come from the rule set in force."""
    year = year_of(entry)

    def published(key: str) -> date | None:
        found = whole_day(entry.get(key), year)
        lost = isinstance(entry.get(key), str) and len(entry.get(key)) == 7
        return _forward(found, works) if found and lost else found

    begins = published("begins") or _forward(date(year, 3, 1), works)
    stay = min((STAYS.get(k, 60) for k in kinds), default=60)
    ends = published("ends") or _back(begins + timedelta(days=stay - 1), works)
    fed_back_stated = published("feedback_on") or published("feedback_to")
    told = min(
        (d for d in (published("committee_heard_rectification_on"), published("published_on")) if d),
        default=None,
    )

    def before(day: date, *caps: date | None) -> date:
        return _back(min([day, *(c - timedelta(days=1) for c in caps if c)]), works)

    secretary = published("secretary_meeting_on") or before(
        due("secretary_meeting_after_leaving", ends), fed_back_stated
    )
    leading = published("leading_group_heard_on") or before(secretary - timedelta(days=5), secretary)
    reported = before(due("report_after_leaving", ends), leading - timedelta(days=2))
    fed_back = fed_back_stated or before(due("feedback_after_decision", secretary), told)
    plan = before(due("rectification_plan", fed_back), told - timedelta(days=8) if told else None)
    published_on = published("published_on") or due("concentrated_rectification", fed_back)
    checked = before(min(due("concentrated_rectification", fed_back), published_on - timedelta(days=1)), told)
    approved = begins - APPROVED_BEFORE
    return Days(
        opened=_back(approved - timedelta(days=60), works),
        planned=_back(approved - timedelta(days=20), works),
        approved=approved,
        teamed=_forward(approved + timedelta(days=2), works),
        declared=_forward(approved + timedelta(days=5), works),
        trained=_back(begins - timedelta(days=8), works),
        authorised=_back(begins - timedelta(days=5), works),
        begins=begins,
        ends=ends,
        reported=reported,
        consulted=_back(leading - timedelta(days=1), works),
        leading_group=leading,
        secretary=secretary,
        fed_back=fed_back,
        planned_rectification=plan,
        reviewed=before(
            _forward(plan + timedelta(days=4), works), told - timedelta(days=6) if told else None
        ),
        checked=checked,
        published=published_on,
        committee=published("committee_heard_rectification_on"),
        late=frozenset(
            name
            for name, on, last in (
                ("feedback", fed_back, due("feedback_after_decision", secretary)),
                ("secretary", secretary, due("secretary_meeting_after_leaving", ends)),
                ("published", published_on, due("concentrated_rectification", fed_back)),
            )
            if on > last
        ),
    )


def _back(day: date, works: Works) -> date:
    while not works(day):
        day -= timedelta(days=1)
    return day


def _forward(day: date, works: Works) -> date:
    while not works(day):
        day += timedelta(days=1)
    return day


def working_days(first: date, last: date, works: Works) -> list[date]:
    """Every working day from first to last, both included; the first day itself where there is none."""
    found = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [d for d in found if works(d)] or [first]


def evenly(count: int, days: Sequence[date]) -> list[date]:
    """`count` things over the days, evenly, in order."""
    return [days[n * len(days) // count] for n in range(count)] if count else []
