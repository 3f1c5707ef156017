"""What the pages of this room show, as plain values for the components."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.engines.workdays.calendar import Calendar
from xuncha.foundation.journal.queries import lines_about
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Actor, Decision, no
from xuncha.foundation.ui.parts import Day, Entry, Gap, IndexGroup, IndexItem, JournalLine
from xuncha.foundation.ui.parts import Stage as Stop
from xuncha.foundation.ui.writing import short_day
from xuncha.onsite.inspections import dossier, policies, procedure, queries
from xuncha.onsite.inspections.models import Inspection, StagePassage
from xuncha.onsite.inspections.queries import GateRow
from xuncha.onsite.inspections.rules.days import days_gone
from xuncha.onsite.inspections.rules.gates import Standing
from xuncha.onsite.inspections.rules.states import ORDER, Stage, next_stage, reached
from xuncha.onsite.inspections.words import GATE_VERBS
from xuncha.preparation.teams.labels import ROLES
from xuncha.preparation.teams.queries import active_members
from xuncha.standing.organisations.queries import successor_on
from xuncha.standing.regulations.queries import calendar

GROUPS: dict[str, Promise] = {
    "prepare": gettext_lazy("准备"),
    "site": gettext_lazy("现场"),
    "judge": gettext_lazy("证据与判断"),
    "after": gettext_lazy("离场以后"),
}
LOG_LINES = 5
# What is written while typing would drown the rest.
QUIET = frozenset({"fieldwork.answers_written"})


@dataclass(frozen=True, slots=True)
class NextGate:
    """The gate ahead: what it is called, what it asks, what is missing, by when, and whether it may be passed."""

    stage: Stage
    label: str
    verb: str | Promise
    rows: Sequence[GateRow]
    missing: Sequence[GateRow]
    gaps: Sequence[Gap]
    due: procedure.DueDay | None
    decision: Decision
    owner: bool

    @property
    def met(self) -> int:
        return sum(r.met for r in self.rows)


def next_gate(found: Inspection, actor: Actor, days: Calendar) -> NextGate | None:
    """None once the inspection is filed, and for a member of a package: its gates are its head's."""
    stage = next_stage(Stage(found.stage))
    if stage is None or found.package_id is not None:
        return None
    rows = queries.gate(found, actor)
    missing = queries.missing(rows)
    due = procedure.due_of(found, stage, queries.passed_days(found), days=days)
    allowed = policies.can_pass_gate(actor, found)
    label = procedure.stage_labels(found.rule_set)[stage]
    decision = allowed
    if allowed and missing:
        text = _("%(stage)s条件缺 %(count)d 项，见“下一关口”") % {"stage": label, "count": len(missing)}
        decision = no("gate.shut", text)
    gaps = [gap for row in missing for gap in gaps_of(row, found, actor)]
    return NextGate(stage, label, GATE_VERBS[stage], rows, missing, gaps, due, decision, bool(allowed))


def gaps_of(row: GateRow, found: Inspection, actor: Actor) -> list[Gap]:
    """A condition's lines in the table of what is missing."""
    today = actor.clock.today()
    if row.answer is None:
        return [_to_confirm(row, found, actor)]
    return [
        Gap(
            m.what,
            m.detail,
            m.who or row.who,
            m.due,
            row.clause,
            m.href,
            m.button,
            late=m.due is not None and m.due < today,
        )
        for m in row.answer.missing
    ]


def _to_confirm(row: GateRow, found: Inspection, actor: Actor) -> Gap:
    """Nothing in the system can say; a person must."""
    may = policies.can_confirm_condition(actor, found)
    return Gap(
        row.label,
        _("系统还不能判断，由办理这一关的人写明理由确认"),
        row.who,
        None,
        row.clause,
        reverse("inspections:confirm", args=[found.id, row.code]) if may else "",
        _("确认") if may else "",
    )


def rail(found: Inspection, gate: NextGate | None, actor: Actor, days: Calendar) -> list[Stop]:
    """Ten stages: passed with the day, the one now, the next gate with what it lacks, the others with their period."""
    labels = procedure.stage_labels(found.rule_set)
    passed = queries.passed_days(found)
    here = Stage(found.stage)
    today = actor.clock.today()
    stops = []
    for stage in ORDER:
        if stage == here:
            stops.append(Stop(labels[stage], "now", _now_note(found, stage, passed, today, days)))
        elif reached(here, stage):
            stops.append(Stop(labels[stage], "done", short_day(passed.get(stage), today)))
        elif gate is not None and stage == gate.stage:
            stops.append(Stop(labels[stage], "gate", _gate_note(gate)))
        else:
            due = procedure.due_of(found, stage, passed, days=days)
            note = _("%(day)s前") % {"day": short_day(due.day, today)} if due else ""
            stops.append(Stop(labels[stage], "ahead", note or procedure.stage_period(found.rule_set, stage)))
    return stops


def _now_note(
    found: Inspection, stage: Stage, passed: Mapping[Stage, date], today: date, days: Calendar
) -> str:
    since = passed.get(Stage.ENTERED)
    if stage == Stage.ON_SITE and since is not None:
        due = procedure.due_of(found, Stage.LEFT, passed, days=days)
        gone = days_gone(since, today)
        if due is None:
            return _("第 %(n)d 天") % {"n": gone}
        return _("第 %(n)d 天，共 %(m)d 天") % {"n": gone, "m": days_gone(since, due.day)}
    return short_day(passed.get(stage), today)


def _gate_note(gate: NextGate) -> str:
    lacks = _("缺 %(count)d 项") % {"count": len(gate.missing)} if gate.missing else _("条件已齐")
    if gate.due is None:
        return lacks
    return _("%(due)s，%(lacks)s") % {"due": short_day(gate.due.day, gate.due.day), "lacks": lacks}


def index(found: Inspection, actor: Actor) -> list[IndexGroup]:
    """The contents of the file, with counts; what comes later says when."""
    here = Stage(found.stage)
    first = IndexItem(_("案卷首页"), reverse("inspections:inspection", args=[found.id]), current=True)
    groups: dict[str, list[IndexItem]] = {key: [] for key in GROUPS}
    sections = dossier.sections(actor)
    counts = dossier.counts(actor, found, [s for s in sections if reached(here, Stage(s.begins))])
    for section in sections:
        later = not reached(here, Stage(section.begins))
        groups[section.group].append(
            IndexItem(
                section.label,
                "" if later else section.href(found),
                section.later if later else counts[section.code],
                later=later,
                sealed=section.sealed,
            )
        )
    return [
        IndexGroup("", [first]),
        *(IndexGroup(GROUPS[key], items) for key, items in groups.items() if items),
    ]


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of the team in the order of the authorisation, with what the rooms say of their load."""

    name: str
    role: str | Promise
    duty: str
    loads: Sequence[str]


def people(found: Inspection, actor: Actor) -> tuple[list[str | Promise], list[Colleague]]:
    """Heads of the columns the rooms added, and the team."""
    columns = dossier.duties()
    loads = [column.loads(actor, found) for column in columns]
    rows = [
        Colleague(m.person.name, ROLES[m.role], m.duty, [of.get(m.person_id, "") for of in loads])
        for m in active_members(found.team_id)
    ]
    return [c.label for c in columns], rows


def choices(found: Inspection) -> list[tuple[str, str]]:
    """The team to choose from, in the order of the authorisation."""
    return [(str(m.person_id), f"{ROLES[m.role]} {m.person.name}") for m in active_members(found.team_id)]


def two_weeks(found: Inspection, gate: NextGate | None, actor: Actor, days: Calendar) -> list[Day]:
    """Working days of this week and the next, with what the rooms have on them and the gate's last day."""
    today = actor.clock.today()
    monday = today - timedelta(days=today.weekday())
    span = [monday + timedelta(days=n) for n in range(14)]
    listed: dict[date, list[Entry]] = {day: [] for day in span}
    for a in dossier.appointments(actor, found, span[0], span[-1]):
        listed[a.on].append(Entry(a.text, a.href, a.due))
    if gate is not None and gate.due is not None and gate.due.day in listed:
        listed[gate.due.day].append(Entry(_("%(stage)s期限") % {"stage": gate.label}, due=True))
    return [_day(day, listed[day], today, days) for day in span if day.weekday() < 5 or days.works(day)]


def _day(day: date, entries: list[Entry], today: date, days: Calendar) -> Day:
    off = "" if days.works(day) else days.kind(day).name
    return Day(day, entries, today=day == today, off=off)


def log(found: Inspection, actor: Actor, limit: int) -> list[JournalLine]:
    """The newest of what was done in this inspection, as far as the reader may know the things."""
    refs = [*queries.refs_of(found), *dossier.things(actor, found)]
    lines = [x for x in lines_about(refs, limit * 4) if x.event not in QUIET][:limit]
    known = describe(actor, {x.about for x in lines})
    return [
        JournalLine(
            x.at,
            x.who,
            x.label,
            known[x.about].href if x.about in known else "",
            _thing(known[x.about]) if x.about in known else "",
        )
        for x in lines
    ]


def _thing(described: Any) -> str:
    return described.number or described.title


def marks(found: Inspection) -> list[tuple[StagePassage, str]]:
    """Passages that show for ever, late or by exception, with the stage in words."""
    return [(p, label) for p, label in passages(found) if p.late_reason or p.exception_reason]


def passages(found: Inspection) -> list[tuple[StagePassage, str]]:
    """Gates passed, with the stage in words."""
    labels = procedure.stage_labels(found.rule_set)
    return [(p, labels[Stage(p.stage)]) for p in found.passages.all()]


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of inspections."""

    id: UUID
    number: str
    body: str
    batch: str
    team: str
    state: str
    stage: str
    entered: date | None
    following: str
    due: date | None
    late: bool
    members: int


_SHAPES = {Stage.PREPARED: "none", Stage.FILED: "done"}


def listed(rows: Sequence[Inspection], actor: Actor) -> list[Listed]:
    """Lines of the list; the calendar is read once for all."""
    days, today = calendar(), actor.clock.today()
    return [_line(row, days, today) for row in rows]


def _line(row: Inspection, days: Calendar, today: date) -> Listed:
    labels = procedure.stage_labels(row.rule_set)
    stage = Stage(row.stage)
    following = next_stage(stage)
    passed = queries.passed_days(row)
    due = procedure.due_of(row, following, passed, days=days) if following else None
    return Listed(
        row.id,
        row.number,
        row.body_name,
        batch_title(row),
        row.team.name,
        _SHAPES.get(stage, "go"),
        labels[stage],
        passed.get(Stage.ENTERED),
        labels[following] if following else "",
        due.day if due else None,
        due is not None and due.day < today,
        row.member_count,  # type: ignore[attr-defined]
    )


def batch_title(found: Inspection) -> str:
    """`第五轮 第1批`."""
    batch = found.team.batch
    return f"{batch.round.title} {_('第%(n)d批') % {'n': batch.number}}"


def standing_shape(row: GateRow) -> str:
    """The shape before a condition in the full list."""
    return {
        Standing.MET: "done",
        Standing.CONFIRMED: "done",
        Standing.MISSING: "warn",
        Standing.ASKS_A_PERSON: "wait",
    }[row.standing]


@dataclass(frozen=True, slots=True)
class Merged:
    """The inspected body is no more: since when, and who answers for what comes."""

    since: date
    successor: str
    href: str


def merged(found: Inspection, actor: Actor) -> Merged | None:
    """None as long as the inspected body stands; nothing more is asked then."""
    gone = found.body.dissolved_on
    if gone is None or gone > actor.clock.today():
        return None
    heir = successor_on(found.body_id, actor.clock.today())
    own = heir.id == found.body_id
    return Merged(
        gone, "" if own else heir.name, "" if own else reverse("organisations:body", args=[heir.id])
    )
