"""Cards no single room could draw: rounds on a time line, own inspections on their rail, load and days of a team."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.engines.workdays.calendar import Calendar
from xuncha.foundation.terms import TEAM, Actor, Role, once
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Bar, Day, Entry, Phase, Stage, Step
from xuncha.foundation.ui.writing import short_day
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.procedure import due_of, stage_labels, stage_period
from xuncha.onsite.inspections.rules.states import ORDER, next_stage
from xuncha.onsite.inspections.rules.states import Stage as Stop
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries as teams
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people
from xuncha.standing.regulations import queries as regulations

from .rules.days import two_weeks
from .rules.phases import Drawn, Known, phases, window

BATCHES = 5
RAILS = 3


# ---- office: rounds on a time line -------------------------------------------------------------------------


@stepwise
def rounds(actor: Actor) -> Steps[Card | None]:
    """The newest batches with preparation, stay, report and rectification; drafts as drafts."""
    newest = planning.batches_visible_to(actor)[:BATCHES]
    yield newest
    batches = list(reversed(list(newest)))
    if not batches:
        return None
    ids = [b.id for b in batches]
    passed, inspected = inspections.stage_days(ids), inspections.number_in(ids)
    bodies = planning.targets_in(ids)
    yield passed, inspected, bodies
    everyone, targets = dict(inspected), dict(bodies)
    drawn = [phases(_known(b, passed, everyone), _expect(b.round.rule_set)) for b in batches]
    begin, end = window(drawn, actor.clock.today())
    bars = [_bar(b, d, targets.get(b.id, 0)) for b, d in zip(batches, drawn, strict=True)]
    html = render_to_string(
        "home/rounds.html", {"bars": bars, "begin": begin, "end": end, "today": actor.clock.today()}
    )
    return Card(title=_("各轮进度"), sub=_("实线是已经发生的，之后按规则集推算"), html=html)


def _known(batch: Any, passed: Iterable[Any], everyone: Mapping[UUID, int]) -> Known:
    """The batch's own days, and for each stage the day the first came to it or the last one did."""
    days = {stage: (n, first, last) for key, stage, n, first, last in passed if key == batch.id}

    def last(stage: Stop) -> date | None:
        n, _first, day = days.get(stage, (0, None, None))
        return day if n and n == everyone.get(batch.id) else None

    return Known(
        batch.begins,
        batch.ends,
        approved=batch.round.approved_on,
        entered=days[Stop.ENTERED][1] if Stop.ENTERED in days else None,
        left=last(Stop.LEFT),
        fed_back=last(Stop.FED_BACK),
        assessed=last(Stop.ASSESSED),
    )


def _expect(code: str) -> Any:
    """What the rule set lets expect; nothing for a draft, which is bound to none yet."""
    if not code:
        return lambda period, day: None
    known, days = regulations.rule_set(code).periods, regulations.calendar()

    def ends(period: str, day: date) -> date | None:
        return regulations.due(code, period, day, days=days).day if period in known else None

    return ends


def phase_names() -> dict[str, str]:
    return {
        "prep": _("准备"),
        "site": _("现场"),
        "report": _("报告"),
        "rectify": _("集中整改"),
        "draft": _("草案"),
    }


def _bar(batch: Any, drawn: Drawn, targets: int) -> Bar:
    names = phase_names()
    points = [(drawn.feedback, "feedback"), (drawn.assessment, "assess")]
    return Bar(
        _("第%(round)s轮 %(n)s批") % {"round": batch.round.number, "n": batch.number},
        _("%(n)s 个对象") % {"n": targets},
        reverse("planning:round", args=[batch.round_id]),
        [Phase(s.kind, names[s.kind], s.begins, s.ends) for s in drawn.spans],
        [(day, what) for day, what in points if day is not None],
    )


# ---- team: own inspections, load, two weeks ----------------------------------------------------------------


@once
def _own(actor: Actor) -> QuerySet[Any]:
    """Inspections of the own teams, the newest batch's first; who reads for the office has their own list."""
    rows = inspections.visible_to(actor).filter(team_id__in=actor.scopes(*TEAM)).prefetch_related("passages")
    return rows.order_by("-opened_on", "number")


@stepwise
def rails(actor: Actor) -> Steps[Card | None]:
    """Where the own inspections stand: ten stages each, with what comes next and by when."""
    own = _own(actor)
    yield own
    if not own:
        return None
    shown = [
        {
            "name": i.body_name,
            "number": i.number,
            "href": reverse("inspections:inspection", args=[i.id]),
            "stages": _rail(i, actor.clock.today()),
        }
        for i in own[:RAILS]
    ]
    return Card(
        title=_("本组的巡察任务"),
        sub=own[0].team.name,
        html=render_to_string("home/rails.html", {"inspections": shown}),
        link=_("全部 %(n)d 件") % {"n": len(own)} if len(own) > RAILS else "",
        href=reverse("inspections:inspections"),
    )


def _rail(inspection: Any, today: date) -> list[Stage]:
    labels = stage_labels(inspection.rule_set)
    passed = {Stop(p.stage): p.on for p in inspection.passages.all()}
    here = Stop(inspection.stage)
    following = next_stage(here)
    stages = []
    for stop in ORDER:
        if stop == here:
            stages.append(Stage(labels[stop], "now", short_day(passed.get(stop), today)))
        elif ORDER.index(stop) < ORDER.index(here):
            stages.append(Stage(labels[stop], "done", short_day(passed.get(stop), today)))
        else:
            due = due_of(inspection, stop, passed)
            note = _("%(day)s前") % {"day": short_day(due.day, today)} if due else ""
            note = note or stage_period(inspection.rule_set, stop)
            stages.append(Stage(labels[stop], "gate" if stop == following else "ahead", note))
    return stages


@stepwise
def load(actor: Actor) -> Steps[Card | None]:
    """Who has how much: shown to share the work out, in the order of the authorisation, never ranked."""
    own = _own(actor)
    yield own
    team = own[0].team_id if own else next(iter(sorted(actor.scopes(*TEAM))), None)
    if team is None:
        return None
    here = [i.id for i in own if i.team_id == team]
    members, talked = teams.standing_in(team), fieldwork.loads_in(here)
    waiting = inspections.points_open(here).exclude(who_has=None)
    yield members, talked, waiting
    if not members:
        return None
    talks = {person: (done, every) for person, done, every in talked}
    points = Counter(point.who_has_id for point in waiting)
    rows = [
        {
            "name": m.person.name,
            "role": Role(m.role).label,
            "duty": m.duty,
            "talks": "{}/{}".format(*talks[m.person_id]) if m.person_id in talks else "",
            "points": points.get(m.person_id, ""),
        }
        for m in members
    ]
    return Card(
        title=_("人员与分工"),
        sub=_("按授权决定的顺序"),
        html=render_to_string("home/load.html", {"rows": rows}),
    )


@stepwise
def weeks(actor: Actor) -> Steps[Card | None]:
    """This week and the next: own interviews, points to settle, the batch's days; days off are named."""
    own, talks, mine = _own(actor), fieldwork.interviews_to_do(actor), inspections.points_of_person(actor)
    yield own, talks, mine
    if not own:
        return None
    today = actor.clock.today()
    days = two_weeks(today)
    held = _entries(own, talks, mine)
    calendar = regulations.calendar()
    shown = [Day(d, held.get(d, ()), d == today, _off(d, calendar)) for d in days]
    return Card(title=_("本周与下周"), html=render_to_string("home/weeks.html", {"days": shown}))


def _off(day: date, calendar: Calendar) -> str:
    """The name of a holiday that falls on the day."""
    return "" if calendar.works(day) else calendar.kind(day).name or _("放假")


def _entries(own: Iterable[Any], talks: Iterable[Any], points: Iterable[Any]) -> dict[date, list[Entry]]:
    found: dict[date, list[Entry]] = defaultdict(list)
    for interview in talks:
        if interview.planned_on:
            when = f"{interview.planned_time:%H:%M} " if interview.planned_time else ""
            found[interview.planned_on].append(Entry(_("%(when)s谈话") % {"when": when}))
    here = {i.id for i in own}
    for point in sorted(points, key=lambda p: p.id):
        if point.settles_by and point.inspection_id in here:
            found[point.settles_by].append(Entry(_("疑点 %(n)s") % {"n": point.number}, due=True))
    for batch in {i.team.batch_id: i.team.batch for i in own}.values():
        found[batch.begins].append(Entry(_("进驻"), due=True))
        found[batch.ends].append(Entry(_("离场"), due=True))
        if batch.petition_closes:
            found[batch.petition_closes].append(Entry(_("受理渠道关闭"), due=True))
    return found


# ---- the body's door ---------------------------------------------------------------------------------------


def own_bodies(actor: Actor) -> str:
    """Names of the bodies this liaison acts for."""
    found = organisations.bodies(actor.scopes(Role.BODY_LIAISON))
    return _("、").join(sorted(b.name for b in found.values()))


# ---- office: the first steps of a new office ----------------------------------------------------------------


def first_steps(actor: Actor) -> list[Step]:
    """What a new office does first, ticked as far as it is done."""
    today = actor.clock.today()
    done = [
        organisations.standing_on(today).exists(),
        people.pool().exists(),
        planning.terms().exists(),
        planning.plans_visible_to(actor).exists(),
    ]
    labels = [
        _("登记单位，可从表格导入"),
        _("登记干部，可从表格导入"),
        _("定届期规划"),
        _("编年度计划，排轮次和批次"),
    ]
    pages = ["organisations:bodies", "people:pool", "planning:terms", "planning:terms"]
    now = done.index(False) if False in done else len(done)
    return [
        Step(label, "done" if ticked else "now" if n == now else "none", href=reverse(page))
        for n, (label, ticked, page) in enumerate(zip(labels, done, pages, strict=True))
    ]


# ---- office: what the head line says -----------------------------------------------------------------------


def term_line(actor: Actor) -> tuple[str, list[str]]:
    """Name of the running term and the grey line beside it; ("", []) where there is none."""
    today = actor.clock.today()
    term = planning.term_on(today)
    if term is None:
        return "", []
    span = _("届期 %(begin)s至%(end)s，第 %(n)d 天") % {
        "begin": short_day(term.begins),
        "end": short_day(term.ends),
        "n": (today - term.begins).days + 1,
    }
    return term.name, [span, *_under_way(actor)]


def _under_way(actor: Actor) -> list[str]:
    if not actor.is_office:
        return []
    on_site = inspections.visible_to(actor).filter(stage__in=[Stop.ENTERED, Stop.ON_SITE])
    ids = set(on_site.order_by().values_list("team_id", flat=True).distinct())
    if not ids:
        return []
    heads = teams.heads_in(ids)
    return [_("在巡 %(teams)d 个组 %(people)d 人") % {"teams": len(ids), "people": heads}]
