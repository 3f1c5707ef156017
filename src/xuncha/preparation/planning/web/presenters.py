"""What the pages of plans show."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision
from xuncha.foundation.terms.together import together
from xuncha.foundation.ui.parts import CoverCell, CoverRow
from xuncha.foundation.ui.writing import day
from xuncha.preparation.planning import labels, policies, queries
from xuncha.preparation.planning.models import AnnualPlan, Batch, Round, Submission, Target, Term
from xuncha.preparation.planning.rules import coverage as rules
from xuncha.preparation.planning.rules import differences as diff
from xuncha.preparation.planning.rules.states import OPEN_TO_CHANGE, PlanState
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.rules.kinds import INSPECTED

SHAPES = {
    PlanState.DRAFT: "draft",
    PlanState.SUBMITTED: "wait",
    PlanState.APPROVED: "done",
    PlanState.RETURNED: "returned",
    PlanState.CHANGING: "draft",
    PlanState.CLOSED: "done",
}
CELLS_SHAPES = {
    rules.Covered.DONE: "done",
    rules.Covered.UNDER_WAY: "go",
    rules.Covered.PLANNED: "wait",
    rules.Covered.NONE: "none",
}
HEADS = frozenset(
    {"town", "school_district", "zone", "department"}
)  # kinds with bodies below them in the register
CELLS = {
    rules.Covered.DONE: "done",
    rules.Covered.UNDER_WAY: "go",
    rules.Covered.PLANNED: "plan",
    rules.Covered.NONE: "none",
}


@dataclass(frozen=True, slots=True)
class StateShown:
    shape: str
    word: str


def state_of(thing: AnnualPlan | Round) -> StateShown:
    state = PlanState(thing.state)
    return StateShown(SHAPES[state], str(labels.STATES[state]))


def visits(targets: Sequence[Target]) -> list[rules.Visit]:
    """Targets as the rules of coverage want them."""
    return [
        rules.Visit(
            t.body_id,
            t.batch.begins,
            t.batch.ends,
            t.batch.round.approved_on is not None,
            t.batch.round.title,
            t.id,
            t.body.called,
        )
        for t in targets
    ]


@dataclass(frozen=True, slots=True)
class TermCoverage:
    rows: list[CoverRow]
    share: float
    years: dict[int, int]
    left: int
    """Bodies that stand in no batch yet."""


def term_coverage(term: Term, actor: Actor) -> TermCoverage:
    """The register of today against the term's targets, by kind and by year."""
    today = actor.clock.today()
    kinds = covered_kinds(term, actor)
    years = rules.by_year(c for k in kinds for c in k.cells)
    return TermCoverage(
        rows=[_cover_row(k) for k in kinds],
        share=rules.share_gone(term.begins, term.ends, today),
        years={year: len(cells) for year, cells in years.items()},
        left=sum(k.counts[rules.Covered.NONE] for k in kinds),
    )


def covered_kinds(term: Term, actor: Actor) -> list[rules.KindCoverage]:
    """The register of today against the term's targets, by kind in the usual order; what was merged in counts along."""
    today = actor.clock.today()
    over = organisations.taken_over()
    register = [
        rules.Registered(b.id, b.called, b.kind, tuple(over.get(b.id, ())))
        for b in organisations.standing_on(max(min(today, term.ends), term.begins))
        if b.kind in INSPECTED
    ]
    seen = visits(queries.visits_of_term(term.id, actor))
    kinds = rules.coverage(register, seen, begins=term.begins, ends=term.ends, today=today)
    order = {str(kind): place for place, kind in enumerate(INSPECTED)}
    return sorted(kinds, key=lambda k: order.get(k.kind, 99))


def _cover_row(kind: rules.KindCoverage) -> CoverRow:
    return CoverRow(organisations.kind_label(kind.kind), [_cell(c) for c in kind.cells], late=kind.ahead < 0)


def _visit_words(cell: rules.Cell, visit: rules.Visit) -> str:
    """`第一轮 2024年4月1日`; under its former name where that body has gone into this one."""
    former = "" if visit.body == cell.body else _("（原%(name)s）") % {"name": visit.name}
    return f"{visit.label}{former} {day(visit.begins)}"


def _cell(cell: rules.Cell) -> CoverCell:
    said = [_visit_words(cell, v) for v in cell.visits] or [str(labels.COVERED[rules.Covered.NONE])]
    return CoverCell(
        CELLS[cell.covered],
        f"{cell.name}：{'；'.join(said)}",
        reverse("organisations:body", args=[cell.body]),
    )


@dataclass(frozen=True, slots=True)
class YearRow:
    year: int
    plan: AnnualPlan | None
    state: StateShown | None
    rounds: int
    first: int


def year_rows(
    term: Term, plans: Sequence[AnnualPlan], rounds: Sequence[Round], years: dict[int, int]
) -> list[YearRow]:
    """Every calendar year of the term: its plan, rounds, bodies visited for the first time."""
    by_year = {p.year: p for p in plans}
    return [
        YearRow(
            year,
            by_year.get(year),
            state_of(by_year[year]) if year in by_year else None,
            sum(r.plan.year == year for r in rounds),
            years.get(year, 0),
        )
        for year in range(term.begins.year, term.ends.year + 1)
    ]


@dataclass(frozen=True, slots=True)
class RoundRow:
    round: Round
    state: StateShown
    kind: str
    begins: date | None
    ends: date | None
    batches: int
    bodies: int


def round_row(round: Round, batches: Sequence[Batch], bodies: Set[UUID]) -> RoundRow:
    return RoundRow(
        round,
        state_of(round),
        kind_of(round.kind, round.theme),
        min((b.begins for b in batches), default=None),
        max((b.ends for b in batches), default=None),
        len(batches),
        len(bodies),
    )


def round_rows(rounds: Sequence[Round]) -> list[RoundRow]:
    batches, bodies = queries.batches_of([r.id for r in rounds]), queries.bodies_of([r.id for r in rounds])
    together(batches, bodies)
    return [
        round_row(r, [b for b in batches if b.round_id == r.id], {body for of, body in bodies if of == r.id})
        for r in rounds
    ]


def kind_of(kind: str, theme: str) -> str:
    label = str(labels.KINDS.get(kind, kind))
    return f"{label}（{theme}）" if theme else label


@dataclass(frozen=True, slots=True)
class TargetRow:
    target: Target
    kind: str
    hangs: str
    warning: str
    remove: str
    pack: str
    move: str


@dataclass(frozen=True, slots=True)
class BatchShown:
    batch: Batch
    days: int
    targets: list[TargetRow]
    bodies: int


def batches_shown(round: Round, actor: Actor) -> list[BatchShown]:
    """Batches with their targets in order; the packaged and extended ones right below theirs."""
    may = bool(policies.can_change_round(actor, round))
    packs = bool(policies.can_extend_round(actor, round))
    shown = []
    several = len(round.batches.all()) > 1
    for batch in round.batches.all():
        targets = _nested(list(batch.targets.all()))
        rows = [_target_row(t, batch, may, packs, several) for t in targets]
        bodies = len({t.body_id for t in targets if t.extended_of_id is None})
        shown.append(BatchShown(batch, (batch.ends - batch.begins).days + 1, rows, bodies))
    return shown


def _nested(targets: list[Target]) -> list[Target]:
    below: dict[Any, list[Target]] = {}
    for target in targets:
        below.setdefault(target.extended_of_id or target.package_of_id, []).append(target)
    found: list[Target] = []

    def take(key: Any) -> None:
        for target in below.get(key, []):
            found.append(target)
            take(target.id)

    take(None)
    return found


def _target_row(target: Target, batch: Batch, may: bool, packs: bool, several: bool) -> TargetRow:
    hangs = ""
    if target.extended_of is not None:
        hangs = _("延伸自%(body)s") % {"body": target.extended_of.body.called}
    elif target.package_of is not None:
        hangs = _("随%(body)s") % {"body": target.package_of.body.called}
    elif target.inside:
        hangs = _("在%(kind)s里面") % {"kind": labels.KINDS[target.inside]}
    gone = target.body.dissolved_on
    warning = ""
    if gone is not None and gone <= batch.ends:
        warning = _("%(day)s起撤并，由承接单位整改") % {"day": day(gone)}
    return TargetRow(
        target,
        kind_of(target.inspection_kind, target.theme),
        hangs,
        warning,
        reverse("planning:remove_target", args=[target.id]) if may else "",
        reverse("planning:pack_bodies", args=[target.id])
        if packs and not target.hangs_on and not target.inside and target.body.kind in HEADS
        else "",
        reverse("planning:move_target", args=[target.id]) if may and several and not target.hangs_on else "",
    )


def gone(body: Any, actor: Actor) -> str:
    """That a body on the list is no more and who took it over; "" as long as it stands."""
    today = actor.clock.today()
    if body.dissolved_on is None or body.dissolved_on > today:
        return ""
    heir = organisations.successor_on(body.id, today)
    if heir.id == body.id:
        return _("%(day)s起撤销") % {"day": day(body.dissolved_on)}
    return _("%(day)s起已并入%(heir)s，改列它") % {"day": day(body.dissolved_on), "heir": heir.name}


def packable(head: Target) -> list[tuple[str, str]]:
    """Bodies below the target's that can be inspected and stand in no batch of the round, by number."""
    taken = {one.body for one in queries.listed_in_round(head.batch.round_id)}
    alive = set(organisations.standing_on(head.batch.begins).values_list("id", flat=True))
    below = [
        b
        for b in organisations.descendants(head.body_id)
        if b.kind in INSPECTED and b.id in alive and b.id not in taken
    ]
    return [(str(b.id), b.name) for b in sorted(below, key=lambda b: b.number)]


@dataclass(frozen=True, slots=True)
class ApprovalShown:
    request: Any
    steps: list[tuple[str, str, str, date | None, str]]
    """Shape, label, who decided, when, how."""


def approval_of(thing: AnnualPlan | Round, actor: Actor) -> ApprovalShown | None:
    """The newest request about a thing with its steps, as far as the actor may know it."""
    requests = approvals.of_subject(thing.ref, actor)
    if not requests:
        return None
    newest = requests[-1]
    shapes = {"waiting": "none", "approved": "done", "returned": "returned", "dropped": "none"}
    current = approvals.current_step(newest)
    return ApprovalShown(
        newest,
        [
            (
                "wait" if current is not None and s.id == current.id else shapes.get(s.state, "none"),
                s.shown_label,
                s.decided_by or s.shown_who,
                s.decided_on,
                _("按签字件登记") if s.is_recorded else "",
            )
            for s in newest.steps.all()
        ],
    )


@dataclass(frozen=True, slots=True)
class VersionShown:
    version: Submission
    outcome: StateShown


def versions_of(thing: AnnualPlan | Round) -> list[VersionShown]:
    """Every version sent, newest first, with what came of it."""
    outcomes = {
        "": StateShown("wait", _("报批中")),
        "approved": StateShown("done", _("已批准")),
        "returned": StateShown("returned", _("已退回")),
        "withdrawn": StateShown("returned", _("已撤回")),
    }
    return [VersionShown(v, outcomes[v.outcome]) for v in reversed(queries.submissions(thing.ref))]


def is_open(thing: AnnualPlan | Round) -> bool:
    return PlanState(thing.state) in OPEN_TO_CHANGE


def may_submit(actor: Actor, round: Round) -> Decision:
    """Whether the round can be sent, with the first thing that is missing as the reason."""
    allowed = policies.can_plan(actor)
    if not allowed:
        return allowed
    missing = queries.missing_for_approval(round)
    return Decision(False, missing[0].code, missing[0].message) if missing else allowed


# ------------------------------------------------------------------------------------------------ versions compared


@dataclass(frozen=True, slots=True)
class VersionSide:
    """One of the two versions compared: who sent it, when, why, and what came of it."""

    key: str
    title: str
    version: Submission | None
    content: dict[str, Any]


def version_sides(thing: AnnualPlan | Round, now: dict[str, Any]) -> list[VersionSide]:
    """Every version sent, first to last, and how it stands now where it may differ from the last."""
    sent = queries.submissions(thing.ref)
    sides = [VersionSide(str(v.number), _("第 %(n)s 稿") % {"n": v.number}, v, v.content) for v in sent]
    if is_open(thing) or (sent and sent[-1].content != now):
        sides.append(VersionSide("now", _("现在的样子"), None, now))
    return sides


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    shape: str
    word: str
    what: str
    number: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]
    elsewhere: str


def differences_shown(
    found: Sequence[diff.Difference], elsewhere: Mapping[str, int]
) -> list[tuple[str, list[DifferenceShown]]]:
    """Differences under their headings, in words; a body taken off a year's list says in which other year it stands."""
    groups: dict[str, list[DifferenceShown]] = {}
    for one in found:
        groups.setdefault(str(labels.SORTS[one.sort]), []).append(_difference(one, elsewhere))
    return list(groups.items())


def _difference(one: diff.Difference, elsewhere: Mapping[str, int]) -> DifferenceShown:
    year = elsewhere.get(one.number) if one.sort == diff.Sort.PLANNED else None
    moved = {diff.Change.TAKEN_OUT: _("移到%(year)s年"), diff.Change.ADDED: _("%(year)s年的计划里也有")}
    said = str(moved[one.change]) % {"year": year} if year and one.change in moved else ""
    shape, word = labels.CHANGES[one.change]
    name = one.name or _("第 %(n)s 批") % {"n": (one.after or one.before).get("number", "")}
    wording = one.sort in (diff.Sort.TITLE, diff.Sort.BASIS)
    return DifferenceShown(
        shape,
        str(word),
        str(labels.SORTS[one.sort]) if wording else name,
        one.number if one.sort in (diff.Sort.PLANNED, diff.Sort.TARGET) else "",
        _value_pairs(one.before),
        _value_pairs(one.after),
        said,
    )


def _value_pairs(values: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (str(labels.VALUES[key]), _value(key, value)) for key, value in values.items() if key in labels.VALUES
    ]


def _value(key: str, value: str) -> str:
    if not value:
        return _("没有")
    match key:
        case "batch":
            return _("第 %(n)s 批") % {"n": value}
        case "begins" | "ends":
            return day(date.fromisoformat(value))
        case "kind":
            return kind_of(value, "")
    return value


# ------------------------------------------------------------------------------------------------ coverage counted


@dataclass(frozen=True, slots=True)
class ReachRow:
    """A line of the table: each number with the words that open its rows."""

    kind: str
    label: str
    total: int
    years: list[tuple[int, int]]
    under_way: int
    planned: int
    listed: int
    nowhere: int
    percent: str
    pace: str
    needed: str
    endangered: int


@dataclass(frozen=True, slots=True)
class BodyRow:
    href: str
    name: str
    kind: str
    shape: str
    word: str
    visits: list[str]
    listed: str


def reaches(term: Term, actor: Actor, listed: Mapping[Any, int]) -> list[rules.Reach]:
    """Every kind of body in the register with what is reached, listed, nowhere and in danger."""
    days = {"begins": term.begins, "ends": term.ends, "today": actor.clock.today()}
    return [rules.reach(kind, listed.keys(), **days) for kind in covered_kinds(term, actor)]


def reach_rows(found: Sequence[rules.Reach], years: Sequence[int]) -> list[ReachRow]:
    return [
        ReachRow(
            one.kind,
            organisations.kind_label(one.kind),
            len(one.cells),
            [(year, len(one.years.get(year, ()))) for year in years],
            sum(c.covered == rules.Covered.UNDER_WAY for c in one.cells),
            sum(c.covered == rules.Covered.PLANNED for c in one.cells),
            len(one.listed),
            len(one.nowhere),
            f"{one.reached * 100 / len(one.cells):.1f}%" if one.cells else "",
            f"{one.pace:.1f}",
            f"{one.needed:.1f}",
            len(one.endangered),
        )
        for one in found
    ]


def chosen_cells(found: Sequence[rules.Reach], kind: str, which: str) -> list[tuple[rules.Reach, rules.Cell]]:
    """The bodies behind one number of the table: of a kind or all, by year, state, list, or those in danger."""
    rows: list[tuple[rules.Reach, rules.Cell]] = []
    for one in found:
        if kind and one.kind != kind:
            continue
        if which.isdigit():
            cells: Sequence[rules.Cell] = one.years.get(int(which), ())
        else:
            parts = {"listed": one.listed, "nowhere": one.nowhere, "danger": one.endangered, "all": one.cells}
            cells = parts.get(which, [c for c in one.cells if c.covered == which])
        rows += [(one, cell) for cell in cells]
    return rows


def chosen_title(kind: str, which: str) -> str:
    """What the list below the table shows."""
    words = {
        "danger": _("有巡不到的危险"),
        "listed": _("列入计划、未进批次"),
        "nowhere": _("哪里都没排"),
        "all": _("名册"),
        **{str(state): str(word) for state, word in labels.COVERED.items()},
    }
    said = _("%(year)s年首次巡察") % {"year": which} if which.isdigit() else words.get(which, which)
    return f"{organisations.kind_label(kind)} · {said}" if kind else said


def body_rows(chosen: Sequence[tuple[rules.Reach, rules.Cell]], listed: Mapping[Any, int]) -> list[BodyRow]:
    return [
        BodyRow(
            reverse("organisations:body", args=[cell.body]),
            cell.name,
            organisations.kind_label(one.kind),
            CELLS_SHAPES[cell.covered],
            str(labels.COVERED[cell.covered]),
            [_visit_words(cell, v) for v in cell.visits],
            _("%(year)s年") % {"year": listed[cell.body]} if cell.body in listed else "",
        )
        for one, cell in chosen
    ]
