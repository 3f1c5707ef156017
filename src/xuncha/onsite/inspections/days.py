"""Business dates of the work on site, refused in words where they cannot be."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, BadInput, Problem

from .rules.days import DayFault, day_fault


def checked_day(
    by: Actor, on: date | None, *, not_before: date | None = None, where: str = "on", what: str = ""
) -> date:
    """The business date: today where none is given. Raises BadInput for a day to come, or before what it follows."""
    today = by.clock.today()
    day = on or today
    fault = day_fault(day, today, not_before)
    if fault is None:
        return day
    if fault == DayFault.FUTURE:
        text = _("日期 %(day)s 还没有到。写实际发生的那一天。") % {"day": day.isoformat()}
    else:
        text = _("日期 %(day)s 早于 %(what)s（%(before)s）。请核对。") % {
            "day": day.isoformat(),
            "what": what or _("上一步"),
            "before": not_before.isoformat() if not_before else "",
        }
    raise BadInput(f"date.{fault.value}", problems=[Problem(f"date.{fault.value}", text, where=where)])
