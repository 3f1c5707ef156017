"""The days of a rehearsed round: published ones are exact; the rest is the last day the rule set allows, moved back so
as not to pass the next published one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from .facts.entry import Entry

STAYS = {"special": 30, "lookback": 20, "mobile": 20}
APPROVED_BEFORE = timedelta(days=30)
SHORTEST, BEFORE_DECIDING = timedelta(days=4), timedelta(days=15)

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
    fed_back_to: date
    planned_rectification: date
    reviewed: date
    checked: date
    published: date
    late: frozenset[str]
    committee: date | None = None
    merged: date | None = None


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

    begins, ends = _on_site(entry, published, kinds, year, works)
    fed_back_stated = published("feedback_on") or published("feedback_from") or published("feedback_to")
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
    last_told = max(fed_back, published("feedback_to") or fed_back)
    plan = before(due("rectification_plan", last_told), told - timedelta(days=8) if told else None)
    published_on = published("published_on") or due("concentrated_rectification", last_told)
    checked = before(
        min(due("concentrated_rectification", last_told), published_on - timedelta(days=1)), told
    )
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
        fed_back_to=last_told,
        planned_rectification=plan,
        reviewed=before(
            _forward(plan + timedelta(days=4), works), told - timedelta(days=6) if told else None
        ),
        checked=checked,
        published=published_on,
        committee=published("committee_heard_rectification_on"),
        merged=published("merged_on"),
        late=frozenset(
            name
            for name, on, last in (
                ("feedback", last_told, due("feedback_after_decision", secretary)),
                ("secretary", secretary, due("secretary_meeting_after_leaving", ends)),
                ("published", published_on, due("concentrated_rectification", last_told)),
            )
            if on > last
        ),
    )


AFTER_LEAVING = (
    "leading_group_heard_on", "secretary_meeting_on", "feedback_on", "feedback_from", "feedback_to",
    "committee_heard_rectification_on", "published_on",
)  # fmt: skip


def _on_site(
    entry: Entry, published: Callable[[str], date | None], kinds: Sequence[str], year: int, works: Works
) -> tuple[date, date]:
    """First and last day on site; what is not published leaves room for what was published of later."""
    stated = entry.get("stated_days")
    stay = timedelta(days=(stated or min((STAYS.get(k, 60) for k in kinds), default=60)) - 1)
    next_known = min((d for key in AFTER_LEAVING if (d := published(key))), default=None)
    begins, ends = published("begins"), published("ends")
    if begins is None and ends is not None:
        begins = ends - stay if stated else _forward(ends - stay, works)
    if begins is None:
        begins = _forward(date(year, 3, 1), works)
        if next_known and next_known <= begins + stay:
            begins = _forward(date(year - 1, 3, 1), works)
    if ends is None:
        latest = begins + stay
        if next_known and not stated:
            latest = max(begins + SHORTEST, min(latest, next_known - BEFORE_DECIDING))
        ends = latest if stated else _back(latest, works)
    return begins, ends


def _back(day: date, works: Works) -> date:
    while not works(day):
        day -= timedelta(days=1)
    return day


def _forward(day: date, works: Works) -> date:
    while not works(day):
        day += timedelta(days=1)
    return day


def from_to(count: int, first: date, last: date, works: Works) -> list[date]:
    """`count` days from first to last, both taken where there are two or more; between them working days only."""
    between = [d for d in working_days(first, last, works) if first < d < last]
    days = [first, *between, last] if last > first else [first]
    return [days[n * (len(days) - 1) // max(1, count - 1)] for n in range(count)]


def working_days(first: date, last: date, works: Works) -> list[date]:
    """Every working day from first to last, both included; the first day itself where there is none."""
    found = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [d for d in found if works(d)] or [first]


def evenly(count: int, days: Sequence[date]) -> list[date]:
    """`count` things over the days, evenly, in order."""
    return [days[n * len(days) // count] for n in range(count)] if count else []
