"""This room's part of the first screens."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row
from xuncha.preparation.teams.queries import active_members
from xuncha.standing.regulations.queries import calendar

from . import procedure, queries
from .models import Inspection
from .rules.states import OWNERS, Stage, next_stage


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


def own_points(actor: Actor) -> Card | None:
    """For everybody in a team: points in their hands."""
    if not queries.team_ids(actor):
        return None
    today = actor.clock.today()
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
        for p in queries.points_of_person(actor)
    ]
    return Card(title=_("您手里的疑点"), rows=rows, empty=_("您手里没有待核对的疑点。"))


def late(actor: Actor) -> Card | None:
    """For the office: inspections past the day of their next stage, why, and whom they wait for."""
    days, today = calendar(), actor.clock.today()
    rows = []
    for found in queries.unfiled(actor):
        following = next_stage(Stage(found.stage))
        due = procedure.due_of(found, following, queries.passed_days(found), days=days) if following else None
        if following is None or due is None or due.day >= today:
            continue
        label = procedure.stage_labels(found.rule_set)[following]
        rows.append(
            Row(
                found.body_name,
                found.team.name,
                due.day,
                late=True,
                href=reverse("inspections:gate", args=[found.id]),
                button=_("看缺项"),
                why=_("应进入“%(stage)s”（%(period)s）") % {"stage": label, "period": due.label},
                who=_waits_for(found, following),
                days=max(days.working_days(due.day, today) - 1, 1),
            )
        )
    return Card(title=_("已逾期"), rows=rows) if rows else None


def _waits_for(found: Inspection, stage: Stage) -> str:
    if OWNERS[stage] != "lead":
        return _("巡察办")
    lead = next((m.person.name for m in active_members(found.team_id) if m.role == "lead"), "")
    return _("组长 %(name)s") % {"name": lead}
