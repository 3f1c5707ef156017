from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, WrongState, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import logs, policies, queries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.models import LogEntry
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.queries import inspection as inspection_of
from xuncha.onsite.inspections.queries import inspections_of_team


@action
def write_log(
    *, by: Actor, inspection: UUID, text: str, on: date | None = None, seen: int | None = None
) -> LogEntry:
    """写工作日志 — Write one's log of a day: the day's own records are linked, the member adds words.

    One entry for a person and day, over all inspections of the tour. It may be written anew until that day is over;
    afterwards `correct_log`. Written later than its day, it says so. Raises NotKnown, NotAllowed, WrongState, BadInput,
    Stale.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_write_log(by, found))
    refuse("log.incomplete", needed("log", ("text", text, _("写几句：做了什么，发现什么，下一步做什么。"))))
    day = checked_day(by, on, not_before=found.opened_on, what=_("任务建立"))
    things = logs.to_keep(logs.done_on(by, inspections_of_team(found.team_id), day))
    entry = _entry(by, found.tour_id, day, seen)
    entry.text, entry.things = text.strip(), things
    entry.save()
    record(
        "fieldwork.log_written",
        by=by,
        about=entry.ref,
        facts={"day": day.isoformat(), "things": len(things), "written_on": entry.written_on.isoformat()},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return entry


def _entry(by: Actor, tour: UUID, day: date, seen: int | None) -> LogEntry:
    """The entry of this day to be written: a new one, or today's once more."""
    entry = queries.own_log(by, tour, day)
    today = by.clock.today()
    if entry is None:
        return LogEntry(**born(by), tour_id=tour, person_id=by.person, day=day, written_on=today)
    if day != today:
        raise WrongState(
            "log.closed", _("这一天已经过去，写下的不再改。要改就写更正：更正的话和原来的话都看得到。")
        )
    check_version(entry, seen)
    touch(entry)
    return entry
