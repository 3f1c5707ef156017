"""Pages of the log of work: a day of the team, writing one's own, putting right what was written."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui import writing
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.fieldwork import logs, policies, queries
from xuncha.onsite.fieldwork.actions.logs.correct_log import correct_log
from xuncha.onsite.fieldwork.actions.logs.write_log import write_log
from xuncha.onsite.fieldwork.models import LogEntry
from xuncha.onsite.fieldwork.web.outing_forms import CorrectLogForm, LogForm
from xuncha.onsite.inspections.queries import inspection as inspection_of
from xuncha.onsite.inspections.queries import inspections_of_team, task_of
from xuncha.preparation.teams.queries import active_members


def _day(request: HttpRequest, actor: Actor) -> date:
    """The day asked for in the address; today where none is, or one that is no day or still to come."""
    today = actor.clock.today()
    try:
        return min(date.fromisoformat(request.GET.get("day", "")), today)
    except ValueError:
        return today


def _href(inspection: UUID, day: date) -> str:
    return f"{reverse('fieldwork:log', args=[inspection])}?day={day.isoformat()}"


def log(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """工作日志: what everybody of the team did on one day, each with their words; who wrote nothing; the other days."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    policies.guard(policies.can_know_log(actor, found))
    day, today = _day(request, actor), actor.clock.today()
    entries = queries.logs_of_day(found.tour_id, day, actor)
    lines = logs.shown([logs.kept(e) for e in entries], actor)
    own = next((e for e in entries if e.person_id == actor.person), None)
    members = [(m.person_id, m.person.name) for m in active_members(found.team_id)]
    return page(
        request,
        "fieldwork/log.html",
        {
            "inspection": found,
            "day": day,
            "entries": [_shown(e, done, actor) for e, done in zip(entries, lines, strict=True)],
            "silent": "、".join(logs.missing(members, entries)),
            "days": [(d, n, _href(found.id, d), d == day) for d, n in queries.log_days(found.tour_id, actor)],
            "before": _href(found.id, day - timedelta(days=1)) if day > found.opened_on else "",
            "after": _href(found.id, day + timedelta(days=1)) if day < today else "",
            "may_write": policies.can_write_log(actor, found) if own is None or day == today else None,
            "write": f"{reverse('fieldwork:write_log', args=[found.id])}?day={day.isoformat()}",
            "button": _("改今天写的") if own else _("写今天的日志") if day == today else _("补记这一天"),
        },
    )


def _shown(entry: LogEntry, done: list[logs.Line], actor: Actor) -> dict[str, Any]:
    over = entry.day < actor.clock.today()
    return {
        "it": entry,
        "done": done,
        "later": entry.written_on if entry.written_on > entry.day else None,
        "corrections": list(entry.corrections.all()),
        "may_correct": over and bool(policies.can_correct_log(actor, entry)),
    }


def write(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """One's own log of a day: beside the words stands what the day's records say already."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    policies.guard(policies.can_write_log(actor, found))
    day = _day(request, actor)
    own = queries.own_log(actor, found.tour_id, day)
    form = LogForm.of(request, seen=own.version if own else None, initial={"text": own.text if own else ""})
    done = logs.done_on(actor, inspections_of_team(found.team_id), day)
    back = _href(found.id, day)
    return submit(
        request,
        form,
        lambda data: write_log(by=actor, inspection=found.id, on=day, seen=form.seen, **data),
        then=back,
        template="fieldwork/write_log.html",
        context={"inspection": found, "day": day, "done": logs.shown([done], actor)[0]},
        title=_("工作日志 %(day)s") % {"day": writing.day(day)},
        button=_("记下"),
        back=back,
        notice=_("已记下"),
    )


def correct(request: HttpRequest, entry: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.log_entry(entry, actor)
    policies.guard(policies.can_correct_log(actor, found))
    back = _href(task_of(found.tour_id).id, found.day)
    return submit(
        request,
        CorrectLogForm.of(request),
        lambda data: correct_log(by=actor, entry=found.id, **data),
        then=back,
        title=_("更正 %(day)s的日志") % {"day": writing.day(found.day)},
        button=_("写更正"),
        back=back,
        notice=_("已写更正，原来的话还在"),
    )
