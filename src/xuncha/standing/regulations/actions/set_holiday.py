from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.regulations import policies, queries
from xuncha.standing.regulations.models import Holiday

EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)


@action
def set_holiday(*, by: Actor, day: date, works: bool, name: str = "", name_en: str = "") -> Holiday:
    """改放假调休表 — Say that a day is a holiday, worked in exchange, or ordinary again.

    It goes before the table that comes with the package. Without a name the day is ordinary: worked from Monday to
    Friday, free on weekends. Deadlines already recorded do not move. Raises NotAllowed (office only), BadInput.
    """
    NotAllowed.unless(policies.can_edit(by))
    weekday = day.isoweekday() < 6
    problems = []
    if not EARLIEST <= day <= LATEST:
        problems.append(Problem("holiday.day", _("日期要在 2000 年到 2099 年之间。"), "day"))
    if not name.strip() and works != weekday:
        problems.append(
            Problem("holiday.name", _("没有写名称。"), "name", _("写放假或者调休的名称，例如 春节。"))
        )
    if problems:
        raise BadInput("holiday.input", problems=problems)
    found = Holiday.objects.select_for_update().filter(day=day).first()
    before = queries.calendar().kind(day)
    if found is None:
        found = Holiday(**born(by), day=day)
    else:
        touch(found)
    found.name, found.name_en, found.works = name.strip()[:40], name_en.strip()[:60], works
    found.save()
    record(
        "regulations.holiday_set",
        by=by,
        about=found.ref,
        facts={
            "day": day.isoformat(),
            "works": works,
            "name": found.name,
            "before": str(before.kind),
            "before_name": before.name,
        },
    )
    return found
