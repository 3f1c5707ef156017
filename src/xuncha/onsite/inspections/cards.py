"""This room's part of the first screens."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.engines.workdays.calendar import Calendar
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row
from xuncha.preparation.teams.queries import leads_of
from xuncha.standing.regulations.queries import calendar

from . import procedure, queries
from .models import Inspection
from .rules.states import OWNERS, Stage, next_stage

MOST_LATE = 40


def next_gate(actor: Actor) -> Card | None:
    """For the lead: what keeps the next gate of each own inspection shut, who supplies it, by when."""
    mine = [found for found in queries.current(actor) if found.package_id is None]
    if not mine:
        return None
    rows = [row for found in mine for row in _gaps(found, actor)]
    first = mine[0]
    return Card(
        title=_("下一关口还缺什么"),
        rows=rows,
        link=_("看案卷"),
        href=reverse("inspections:inspection", args=[first.id])
        if len(mine) == 1
        else reverse("inspections:inspections"),
        empty=_("下一关口的条件都已满足，可以办理。"),
    )


def _gaps(found: Inspection, actor: Actor) -> list[Row]:
    following = next_stage(Stage(found.stage))
    assert following is not None  # the team still works on it
    label = procedure.stage_labels(found.rule_set)[following]
    today = actor.clock.today()
    rows = []
    for condition in queries.missing(queries.gate(found, actor)):
        where = f"{found.body_name} · {label} {condition.clause}"
        if condition.answer is None:
            href = reverse("inspections:inspection", args=[found.id])
            rows.append(Row(condition.label, where, href=href, button=_("确认")))
            continue
        rows.extend(
            Row(
                m.what,
                f"{where} · {m.who}" if m.who else where,
                m.due,
                bool(m.due and m.due < today),
                None,
                m.href,
                m.button,
            )
            for m in condition.answer.missing
        )
    return rows


@stepwise
def own_points(actor: Actor) -> Steps[Card | None]:
    """For everybody in a team: points in their hands."""
    if not queries.team_ids(actor):
        return None
    today = actor.clock.today()
    mine = queries.points_of_person(actor)
    yield mine
    rows = [
        Row(
            p.title,
            f"{p.inspection.body_name} · {p.number}",
            p.settles_by,
            bool(p.settles_by and p.settles_by < today),
            None,
            reverse("inspections:point", args=[p.id]),
            _("核对"),
        )
        for p in mine
    ]
    return Card(title=_("您手里的疑点"), rows=rows, empty=_("您手里没有待核对的疑点。"))


@stepwise
def late(actor: Actor) -> Steps[Card | None]:
    """For the office: inspections past the day of their next stage, why, and whom they wait for; the latest first."""
    running = queries.unfiled(actor)
    yield running
    days, today = calendar(), actor.clock.today()
    found = []
    for one in (queries.Unfiled(*values) for values in running):
        following = next_stage(Stage(one.stage))
        assert following is not None  # a period leads there
        due = procedure.due_since(
            one.rule_set, one.kind if following == Stage.LEFT else "", following, one.since, days
        )
        if due is not None and due.day < today:
            found.append((one, following, due))
    if not found:
        return None
    found.sort(key=lambda line: line[2].day)
    shown = found[:MOST_LATE]
    leads = leads_of({one.team for one, following, _due in shown if OWNERS[following] == "lead"})
    yield leads
    names = dict(reversed(list(leads)))
    rows = [_late(*line, names, days, today) for line in shown]
    return Card(title=_("已逾期"), rows=rows, beyond=len(found) - len(shown))


def _late(  # type: ignore[no-untyped-def]
    one: queries.Unfiled, stage: Stage, due: procedure.DueDay, names, days: Calendar, today: date
) -> Row:
    label = procedure.stage_labels(one.rule_set)[stage]
    return Row(
        one.body_name,
        one.team_name,
        due.day,
        late=True,
        href=reverse("inspections:gate", args=[one.id]),
        button=_("看缺项"),
        why=_("应进入“%(stage)s”（%(period)s）") % {"stage": label, "period": due.label},
        who=_("组长 %(name)s") % {"name": names.get(one.team, "")}
        if OWNERS[stage] == "lead"
        else _("巡察办"),
        days=max(days.working_days(due.day, today) - 1, 1),
    )
