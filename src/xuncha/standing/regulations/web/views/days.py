from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.engines.workdays.calendar import Unit
from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.regulations import policies, queries
from xuncha.standing.regulations.actions.set_holiday import EARLIEST, LATEST, set_holiday
from xuncha.standing.regulations.web import presenters
from xuncha.standing.regulations.web.forms import DueForm, HolidayForm


def due(request: HttpRequest) -> HttpResponse:
    """How a deadline came about; `?rules=&period=&from=` opens it from any deadline of the house."""
    actor = actor_of(request)
    asked = {**request.GET.dict(), "start": request.GET.get("start") or request.GET.get("from") or ""}
    asked["start"] = asked["start"] or actor.clock.today().isoformat()
    asked["rules"] = asked.get("rules") or queries.in_force(actor.clock.today()).code
    asked["period"] = asked.get("period", "" if asked.get("amount") else "report_after_leaving")
    asked.setdefault("unit", Unit.WORKING_DAYS.value)
    form = DueForm(asked)
    found = period = None
    if form.is_valid():
        given = form.cleaned_data
        try:
            if given["period"]:
                period = queries.period(given["rules"], given["period"])
                found = queries.due(given["rules"], given["period"], given["start"])
            elif given["amount"] is not None:
                unit = Unit(given["unit"] or Unit.WORKING_DAYS)
                found = queries.computed(given["start"], given["amount"], unit)
            else:
                form.refuse("amount", _("选一个期限，或者写一个数值。"))
        except OverflowError:
            form.refuse("start", _("这个日期太远，算不出来。"))
    return page(
        request,
        "regulations/due.html",
        {
            "form": form,
            "found": found,
            "period": period,
            "rule_href": presenters.rule_href(asked["rules"], period.clause) if period else "",
            "index": presenters.shelf_index(reverse("regulations:due")),
        },
    )


def holidays(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    year = _year(request, actor)
    days = queries.calendar()
    return page(
        request,
        "regulations/holidays.html",
        {
            "year": year,
            "years": range(max(year - 4, EARLIEST.year), min(year + 4, LATEST.year) + 1),
            "rows": presenters.holiday_rows(year),
            "summary": presenters.year_summary(year),
            "known": days.knows(year),
            "may_edit": policies.can_edit(actor),
            "index": presenters.shelf_index(reverse("regulations:holidays")),
        },
    )


def _year(request: HttpRequest, actor: Actor) -> int:
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdigit() and len(asked) == 4 else actor.clock.today().year
    return min(max(year, EARLIEST.year), LATEST.year)


def edit_holiday(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = request.GET.get("day", "")
    kind = queries.calendar().kind(day) if (day := _day(asked)) else None
    initial = {
        "day": day,
        "works": "yes" if kind is not None and queries.calendar().works(kind.day) else "no",
        "name": kind.name if kind is not None else "",
        "name_en": kind.name_en if kind is not None else "",
    }
    back = reverse("regulations:holidays")
    return submit(
        request,
        HolidayForm.of(request, initial=initial),
        lambda data: set_holiday(by=actor, **data),
        then=lambda made: f"{back}?year={made.day.year}",
        title=_("改放假调休表"),
        button=_("登记这一天"),
        back=back,
        notice=_("已登记。以前算出的期限不变，以后按新表计算。"),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
