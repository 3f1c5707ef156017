from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Grade, Heard, Item, Ledger, Measure, Term, VisitOutcome
from xuncha.followup.rectification.rules.states import (
    SETTLED,
    ExtensionState,
    ItemState,
    LedgerState,
    ReportState,
)
from xuncha.followup.rectification.wording import said_of_plan
from xuncha.foundation.terms import Actor, Decision

from .sides import Side

SHAPES = {
    ItemState.NOT_BEGUN: "none",
    ItemState.UNDER_WAY: "go",
    ItemState.SUBMITTED: "wait",
    ItemState.RETURNED: "returned",
    ItemState.DONE: "done",
    ItemState.STAGE_DONE: "done",
    ItemState.CONTINUING: "go",
    ItemState.NOT_DONE: "late",
}
REPORT_SHAPES = {
    ReportState.HANDED_IN: "wait",
    ReportState.RECEIVED: "done",
    ReportState.RETURNED: "returned",
}
EXTENSION_SHAPES = {
    ExtensionState.ASKED: "wait",
    ExtensionState.GRANTED: "done",
    ExtensionState.REFUSED: "no",
    ExtensionState.WITHDRAWN: "none",
}
GRADE_SHAPES = {Grade.GOOD: "done", Grade.FAIR: "done", Grade.AVERAGE: "warn", Grade.POOR: "late"}
VISIT_SHAPES = {
    VisitOutcome.IN_PLACE: "done",
    VisitOutcome.MOSTLY: "go",
    VisitOutcome.NOT_IN_PLACE: "late",
}
LEDGER_SHAPES = {
    LedgerState.OPEN: "warn",
    LedgerState.SUBMITTED: "wait",
    LedgerState.RETURNED: "returned",
    LedgerState.ACCEPTED: "go",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: the finding, its measures, when it is due, how it stands, the next step."""

    item: Item
    href: str
    measures: Sequence[Measure]
    due: date | None
    shape: str
    state: str
    late: bool
    proofs: int
    button: str
    step: str


@dataclass(frozen=True, slots=True)
class Verb:
    label: Any
    href: str
    decision: Decision
    main: bool = False


def lines(rows: Sequence[Item], found: Ledger, actor: Actor, side: Side, only_open: bool) -> list[Line]:
    if only_open:
        rows = [r for r in rows if r.state != ItemState.DONE]
    return [_line(row, found, actor, side) for row in rows]


def _line(row: Any, found: Ledger, actor: Actor, side: Side) -> Line:
    dues = [d for d in (*(m.due_on for m in row.live), row.extended_to) if d]
    due = max(dues) if dues else None
    late = due is not None and due < actor.clock.today() and row.state not in SETTLED
    return Line(
        item=row,
        href=side.url("item", row.pk),
        measures=row.live,
        due=due,
        shape="late" if late else SHAPES[ItemState(row.state)],
        state=row.get_state_display(),
        late=late,
        proofs=sum(m.proof_count for m in row.live),
        button=_next_step(row, found, actor),
        step=side.url("propose_measure", row.pk) if _is_bare(row, found) else side.url("item", row.pk),
    )


def _is_bare(row: Any, found: Ledger) -> bool:
    """With the body for planning, and no measure yet: the next step is to write one."""
    return not row.live and found.state in (LedgerState.OPEN, LedgerState.RETURNED)


def _next_step(row: Any, found: Ledger, actor: Actor) -> str:
    if found.state in (LedgerState.OPEN, LedgerState.RETURNED):
        return "" if row.live else _("拟措施")
    if found.state == LedgerState.SUBMITTED:
        return ""
    if row.state == ItemState.SUBMITTED and actor.is_office:
        return _("核验")
    if row.state == ItemState.RETURNED and not actor.is_office:
        return _("补交")
    if row.state in (ItemState.NOT_BEGUN, ItemState.UNDER_WAY) and not actor.is_office:
        return _("填进展")
    return ""


def summary(counted: Mapping[ItemState, int]) -> str:
    """共 14 条：已完成 5，等核验 2 … only states that occur."""
    parts = [f"{label} {counted[state]}" for state, label in _labels() if counted.get(state)]
    every = sum(counted.values())
    return _("共 %(n)s 条：%(parts)s") % {"n": every, "parts": _("，").join(parts)} if every else ""


def _labels() -> list[tuple[ItemState, str]]:
    from xuncha.followup.rectification.models import ItemStateLabel

    return [(ItemState(value), str(label)) for value, label in ItemStateLabel.choices]


def plan_notes(found: Ledger, items: Sequence[Item]) -> list[tuple[bool, str]]:
    """What the plan lacks while it is with the body: whether it stands in the way, and the sentence."""
    if found.state not in (LedgerState.OPEN, LedgerState.RETURNED, LedgerState.SUBMITTED):
        return []
    return [(lack.blocks, said_of_plan(lack)) for lack in queries.plan_lacks(found, items)]


def ledger_verbs(found: Ledger, actor: Actor, side: Side) -> list[Verb]:
    verbs = []
    if found.state in (LedgerState.OPEN, LedgerState.RETURNED):
        verbs.append(
            Verb(_("报送方案"), side.url("submit_plan", found.pk), policies.can_plan(actor, found), True)
        )
    if found.state == LedgerState.SUBMITTED and actor.is_office:
        verbs.append(
            Verb(
                _("审核方案"), side.url("review_plan", found.pk), policies.can_review_plan(actor, found), True
            )
        )
    if found.state == LedgerState.ACCEPTED:
        verbs.append(
            Verb(_("报送报告"), side.url("hand_in_report", found.pk), policies.can_report(actor, found))
        )
        verbs.append(Verb(_("登记公开"), side.url("disclose", found.pk), policies.can_disclose(actor, found)))
    if found.state == LedgerState.ACCEPTED and actor.is_office:
        verbs.append(
            Verb(_("登记督查回访"), side.url("record_visit", found.pk), policies.can_look_again(actor, found))
        )
        verbs.append(
            Verb(_("评估整改"), side.url("assess_ledger", found.pk), policies.can_assess(actor, found))
        )
    return [v for v in verbs if actor.is_office or v.decision or side.door]


def item_verbs(found: Item, actor: Actor, side: Side) -> list[Verb]:
    ledger = found.ledger
    verbs = []
    if ledger.state != LedgerState.SUBMITTED:
        may = policies.can_add_measure(actor, ledger)
        if may or side.door:
            verbs.append(Verb(_("加一条措施"), side.url("propose_measure", found.pk), may))
    if ledger.state == LedgerState.ACCEPTED and found.state != ItemState.DONE:
        may = policies.can_work(actor, found)
        if side.door or (may and not actor.is_office):
            verbs.append(Verb(_("送核"), side.url("hand_in", found.pk), may, True))
        verbs += _later_verbs(found, actor, side)
    if found.state == ItemState.SUBMITTED and actor.is_office:
        verbs.append(
            Verb(_("核验"), side.url("check_item", found.pk), policies.can_check(actor, found), True)
        )
    return verbs


def _later_verbs(found: Item, actor: Actor, side: Side) -> list[Verb]:
    """A later day, another leader: offered to the body, and to the office where it may."""
    offered = (
        Verb(_("申请延期"), side.url("ask_extension", found.pk), policies.can_ask_extension(actor, found)),
        Verb(_("换人接续"), side.url("take_over_item", found.pk), policies.can_hand_over_item(actor, found)),
    )
    return [v for v in offered if side.door or v.decision]


RESULT_WORDS = {
    "money": gettext_lazy("资金"),
    "persons": gettext_lazy("人员"),
    "rules": gettext_lazy("制度"),
    "meetings": gettext_lazy("会议"),
}


@dataclass(frozen=True, slots=True)
class ResultLine:
    measure: UUID
    kind: Any
    label: str
    fen: int | None
    persons: int | None
    title: str
    on: date
    note: str
    order: int
    href: str
    withdraw: str


def result_lines(
    kinds: Mapping[str, Sequence[Any]], found: Ledger, actor: Actor, side: Side
) -> list[ResultLine]:
    """Every row of what came of it, each with the item it belongs to."""
    told = []
    may = bool(policies.is_the_bodys(actor, found))
    for row, results in kinds.items():
        for r in results:
            told.append(
                ResultLine(
                    measure=r.measure_id,
                    kind=RESULT_WORDS[row],
                    label=r.get_kind_of_display(),
                    fen=getattr(r, "amount_fen", None),
                    persons=getattr(r, "persons", None),
                    title=getattr(r, "title", ""),
                    on=r.on,
                    note=r.note,
                    order=r.measure.item.order,
                    href=side.url("item", r.measure.item_id),
                    withdraw=side.url("withdraw_result", row, r.pk) if may else "",
                )
            )
    return told


def term_label(value: str) -> str:
    return str(Term(value).label)


def counted_lines(counted: dict[str, int]) -> list[tuple[str, str]]:
    """The figures a report was handed in with, as they stood that day."""
    states = {str(state): label for state, label in _labels()}
    lines = [(_("应整改"), f"{counted['total']}")]
    lines += [(states[s], f"{counted[s]}") for s in ("done", "stage_done", "continuing", "not_done")]
    lines += [
        (_("资金成果"), _("%(sum)s 元") % {"sum": f"{counted['money_fen'] / 100:,.2f}"}),
        (_("人员处理"), _("%(n)s 人") % {"n": counted["persons"]}),
        (_("制度成果"), _("%(n)s 项") % {"n": counted["rules"]}),
        (_("会议成果"), _("%(n)s 次") % {"n": counted["meetings"]}),
    ]
    return lines


def later_checks(found: Ledger, hearings: Iterable[Heard]) -> dict[str, Any]:
    """Reports, visits, grades and hearings of one list, with the shape of each."""
    return {
        "reports": [(r, REPORT_SHAPES[ReportState(r.state)]) for r in found.reports.all()],
        "visits": [(v, VISIT_SHAPES[VisitOutcome(v.outcome)]) for v in found.visits.all()],
        "assessments": [(a, GRADE_SHAPES[Grade(a.grade)]) for a in found.assessments.all()],
        "hearings": [h.hearing for h in hearings],
    }


def task_lines(measure: Measure) -> list[tuple[Any, Any, str]]:
    """Each task of a measure with the last check of it by itself, and that check's shape."""
    last = {c.task_id: c for c in measure.step_checks.all() if c.task_id}
    return [
        (t, last.get(t.pk), SHAPES[ItemState(last[t.pk].outcome)] if t.pk in last else "none")
        for t in measure.tasks.all()
    ]


def own_checks(measure: Measure) -> list[tuple[Any, str]]:
    """Checks of the whole measure by itself."""
    return [(c, SHAPES[ItemState(c.outcome)]) for c in measure.step_checks.all() if c.task_id is None]
