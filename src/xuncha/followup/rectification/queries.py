"""Everything that reads. Who sees what: `visible_to` for our side, `at_the_door` for the inspected body."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries as findings
from xuncha.foundation.terms import OFFICE, TEAM, Actor, NotKnown, Ref, Role, once
from xuncha.foundation.terms.together import hang, together
from xuncha.onsite.inspections import queries as inspections

from .models import (
    BodyReport,
    Check,
    Disclosure,
    Extension,
    Handover,
    Heard,
    Item,
    Ledger,
    Measure,
    MeetingResult,
    MoneyResult,
    PersonsResult,
    Progress,
    Proof,
    Result,
    RuleResult,
    StepCheck,
    Takeover,
    Task,
    Term,
    Visit,
)
from .rules.checking import Checked, state_of_group, state_of_step, state_on
from .rules.continuing import Stretch, next_stretch
from .rules.plan import Lack, PlannedMeasure, lacks
from .rules.states import SETTLED, ItemState, ReportState

RESULTS: Mapping[str, type[Result]] = {
    "money": MoneyResult,
    "persons": PersonsResult,
    "rules": RuleResult,
    "meetings": MeetingResult,
}
OUR_SIDE = OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY}


def visible_to(actor: Actor) -> QuerySet[Ledger]:
    """Ledgers a person may know: our side as far as the inspection is theirs, the body's liaison its own."""
    rows = Ledger.objects.select_related("body", "inspection")
    if actor.has(*OFFICE, Role.LEADING_GROUP, Role.SECRETARY):
        return rows
    known = Q(pk__in=())
    if actor.has(*TEAM):
        known |= Q(inspection__in=inspections.visible_to(actor).values("pk"))
    bodies = actor.scopes(Role.BODY_LIAISON)
    return rows.filter(known | Q(body__in=bodies)) if bodies else rows.filter(known)


def at_the_door(actor: Actor) -> QuerySet[Ledger]:
    """Ledgers of the bodies this person is the liaison of."""
    return Ledger.objects.filter(body__in=actor.scopes(Role.BODY_LIAISON)).select_related("body")


def not_known() -> NotKnown:
    return NotKnown("rectification.not_known", _("没有这份整改材料，或您不参与这项工作。"))


def ledger(key: UUID, actor: Actor, *, locked: bool = False) -> Ledger:
    """One ledger; raises NotKnown. `locked` inside an action."""
    rows = visible_to(actor)
    found = (rows.select_for_update(of=("self",)) if locked else rows).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def _of(actor: Actor, rows: QuerySet, key: UUID, path: str, locked: bool) -> QuerySet:
    within = rows.filter(pk=key, **{f"{path}__in": visible_to(actor).values("pk")})
    return within.select_for_update(of=("self",)) if locked else within


def item(key: UUID, actor: Actor, *, locked: bool = False) -> Item:
    rows = Item.objects.select_related("ledger__body", "finding")
    found: Item | None = _of(actor, rows, key, "ledger", locked).first()
    if found is None:
        raise not_known()
    return found


def measure(key: UUID, actor: Actor, *, locked: bool = False) -> Measure:
    rows = Measure.objects.select_related("item__ledger__body")
    found: Measure | None = _of(actor, rows, key, "item__ledger", locked).first()
    if found is None:
        raise not_known()
    return found


def extension(key: UUID, actor: Actor, *, locked: bool = False) -> Extension:
    rows = Extension.objects.select_related("item__ledger__body")
    found: Extension | None = _of(actor, rows, key, "item__ledger", locked).first()
    if found is None:
        raise not_known()
    return found


def any_extension(key: UUID) -> Extension:
    """One request for a later day, held for change, whoever asks: for when its route ends. Raises NotKnown."""
    rows = Extension.objects.select_related("item__ledger__body").select_for_update(of=("self",))
    found = rows.filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def asked_by(extension: UUID) -> str:
    """Who asked for a later day, by code, whoever asks."""
    return Extension.objects.filter(pk=extension).values_list("asked_by", flat=True).first() or ""


def report(key: UUID, actor: Actor, *, locked: bool = False) -> BodyReport:
    rows = BodyReport.objects.select_related("ledger__body", "ledger__inspection")
    found: BodyReport | None = _of(actor, rows, key, "ledger", locked).first()
    if found is None:
        raise not_known()
    return found


def task(key: UUID, of: Measure) -> Task:
    found: Task | None = Task.objects.filter(pk=key, measure=of).first()
    if found is None:
        raise not_known()
    return found


def proof(key: UUID, actor: Actor) -> Proof:
    rows = Proof.objects.select_related("measure__item__ledger")
    found: Proof | None = _of(actor, rows, key, "measure__item__ledger", False).first()
    if found is None:
        raise not_known()
    return found


def result(kind: str, key: UUID, actor: Actor, *, locked: bool = False) -> Result:
    """One row of what came of it, of `money persons rules meetings`."""
    if kind not in RESULTS:
        raise not_known()
    rows = RESULTS[kind].objects.select_related("measure__item__ledger")
    found: Result | None = _of(actor, rows, key, "measure__item__ledger", locked).first()
    if found is None:
        raise not_known()
    return found


def can_view(actor: Actor, found: Ledger) -> bool:
    """The same answer as `visible_to`, for one at hand."""
    if actor.has(*OFFICE, Role.LEADING_GROUP, Role.SECRETARY):
        return True
    if found.body_id in actor.scopes(Role.BODY_LIAISON):
        return True
    return actor.has(*TEAM) and found.inspection.team_id in actor.scopes(*TEAM)


def live_measures() -> QuerySet[Measure]:
    return Measure.objects.filter(dropped_because="").order_by("order")


def items_of(found: Ledger) -> list[Item]:
    """The list with its live measures, proof counted: one statement whatever its length."""
    return _items_of(found)


def _items_of(found: Ledger, *also: QuerySet) -> list[Item]:
    """The list, read together with other lists about the same ledger."""
    items = found.items.select_related("finding").order_by("order")
    measures = live_measures().filter(item__ledger=found).annotate(proof_count=Count("proofs"))
    together(items, measures, *also)
    live: dict[UUID, list[Measure]] = defaultdict(list)
    for measure in measures:
        live[measure.item_id].append(measure)
    for item in items:
        item.live = live[item.pk]
    return list(items)


@dataclass(frozen=True, slots=True)
class LedgerRead:
    """Everything the page of a list shows."""

    items: list[Item]
    results: dict[str, list[Result]]
    disclosures: Sequence[Disclosure]
    hearings: Sequence[Heard]
    handovers: Sequence[Handover]


def read_ledger(found: Ledger) -> LedgerRead:
    """The list with all that hangs on it, in one statement; reports, visits and grades hang on it afterwards."""
    disclosures, hearings = found.disclosures.all(), found.hearings.select_related("hearing")
    handovers = found.handovers.select_related("from_body", "to_body")
    below = {"reports": found.reports.all(), "visits": found.visits.all()}
    below["assessments"] = found.assessments.all()
    results = _results(found)
    items = _items_of(found, disclosures, hearings, handovers, *below.values(), *results.values())
    hang([found], **below)
    return LedgerRead(items, {k: list(rows) for k, rows in results.items()}, disclosures, hearings, handovers)


@dataclass(frozen=True, slots=True)
class ItemRead:
    """Everything the page of an item shows."""

    measures: list[Measure]
    results: dict[str, list[Result]]
    checks: Sequence[Check]
    extensions: Sequence[Extension]
    takeovers: Sequence[Takeover]


def read_item(found: Item) -> ItemRead:
    """Live measures with all that hangs on them, and what was decided of the item, in one statement."""
    checks, takeovers = found.checks.order_by("on", "recorded_at"), found.takeovers.all()
    extensions, results = found.extensions.all(), _results(found.ledger)
    measures = live_measures().filter(item=found)
    of = {"measure__item": found, "measure__dropped_because": ""}
    below = {
        "progress": Progress.objects.filter(**of).order_by("on", "recorded_at"),
        "proofs": Proof.objects.filter(**of).select_related("file").order_by("on", "recorded_at"),
        "tasks": Task.objects.filter(**of).order_by("order"),
        "step_checks": StepCheck.objects.filter(**of).order_by("on", "recorded_at"),
    }
    together(measures, checks, takeovers, extensions, *below.values(), *results.values())
    hang(measures, **below)
    hang([found], extensions=extensions)
    for measure in measures:
        measure.item = found
    kept = {k: list(rows) for k, rows in results.items()}
    return ItemRead(list(measures), kept, checks, extensions, takeovers)


@once
def doers(found: Item) -> frozenset[str]:
    """Codes of all who proposed, did or proved anything of this item."""
    proposed = Measure.objects.filter(item=found).order_by().values_list("proposed_by", flat=True)
    told = Progress.objects.filter(measure__item=found).order_by().values_list("told_by", flat=True)
    gave = Proof.objects.filter(measure__item=found).order_by().values_list("given_by", flat=True)
    return frozenset(proposed.union(told, gave))


def unproven(found: Item) -> list[Measure]:
    """Live measures of the item without any proof."""
    return list(live_measures().filter(item=found, proofs__isnull=True))


def next_order(found: Item) -> int:
    return int(Measure.objects.filter(item=found).aggregate(last=Max("order"))["last"] or 0) + 1


def results_of(found: Ledger, upto: date | None = None) -> dict[str, list[Result]]:
    """What came of it, by kind of row, withdrawn ones left out."""
    rows = _results(found, upto)
    together(*rows.values())
    return {kind: list(found) for kind, found in rows.items()}


def _results(found: Ledger, upto: date | None = None) -> dict[str, QuerySet]:
    return {kind: _standing(model, [found.pk], upto) for kind, model in RESULTS.items()}


def _standing(model: type[Result], ledgers: Collection[UUID] | QuerySet, upto: date | None) -> QuerySet:
    rows = model.objects.filter(measure__item__ledger__in=ledgers).select_related(
        "measure__item__ledger__body"
    )
    if upto is None:
        return rows.filter(withdrawn_on__isnull=True)
    return rows.filter(on__lte=upto).filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=upto))


def all_results_until(inspection_ids: Collection[UUID], upto: date) -> dict[str, list[Result]]:
    """Rows of every kind over many inspections, as they stood at the end of a day. For the figures."""
    ledgers = Ledger.objects.filter(inspection__in=inspection_ids).order_by().values("pk")
    rows = {kind: _standing(model, ledgers, upto) for kind, model in RESULTS.items()}
    together(*rows.values())
    return {kind: list(found) for kind, found in rows.items()}


def items_until(inspection_ids: Collection[UUID], upto: date) -> list[tuple[Item, ItemState | None]]:
    """Every item of these inspections' ledgers with what its last settling check up to the day found. For the figures."""
    rows = list(
        Item.objects.filter(ledger__inspection__in=inspection_ids, ledger__opened_on__lte=upto)
        .select_related("ledger__body", "finding__inspection__body")
        .order_by("ledger", "order")
    )
    checks: dict[UUID, list[Checked]] = defaultdict(list)
    for check in Check.objects.filter(item__in=[r.pk for r in rows], on__lte=upto):
        checks[check.item_id].append(
            Checked(check.on, check.recorded_at.timestamp(), ItemState(check.outcome))
        )
    return [(row, state_on(checks[row.pk], upto)) for row in rows]


def headings_until(inspection_ids: Collection[UUID], upto: date) -> list[tuple[Item, ItemState | None]]:
    """The lowest headings of the findings list, each by its first item, with the state of the worst under it."""
    groups: dict[tuple[str, ...], list[tuple[Item, ItemState | None]]] = defaultdict(list)
    for item, state in items_until(inspection_ids, upto):
        groups[findings.path_of(item.finding, item.finding.inspection.rule_set)].append((item, state))
    return [(rows[0][0], state_of_group(state for _item, state in rows)) for rows in groups.values()]


def disclosures_until(inspection_ids: Collection[UUID], upto: date | None = None) -> list[Disclosure]:
    rows = Disclosure.objects.filter(ledger__inspection__in=inspection_ids, ground_not="")
    return list(rows.filter(on__lte=upto) if upto else rows)


def ledgers_of(inspection_id: UUID) -> list[Ledger]:
    return list(Ledger.objects.filter(inspection=inspection_id).select_related("body"))


def ledgers_of_bodies(bodies: Collection[UUID]) -> list[Ledger]:
    """Ledgers with anything still open at these bodies, locked for a hand-over."""
    open_items = Item.objects.exclude(state=ItemState.DONE).values("ledger")
    return list(Ledger.objects.select_for_update().filter(body__in=bodies, pk__in=open_items))


def exists_for(feedback: Ref, body: UUID) -> bool:
    return Ledger.objects.filter(feedback_id=feedback.id, body=body).exists()


def tally(rows: Sequence[Item]) -> dict[ItemState, int]:
    """How many items in each state, every state named."""
    counted = dict.fromkeys(ItemState, 0)
    for row in rows:
        counted[ItemState(row.state)] += 1
    return counted


def tallies(ledgers: Collection[UUID]) -> dict[UUID, dict[ItemState, int]]:
    """The same for several lists, counted where they lie; only states that occur."""
    found: dict[UUID, dict[ItemState, int]] = defaultdict(dict)
    rows = Item.objects.filter(ledger__in=ledgers).order_by().values("ledger", "state")
    for key, state, n in rows.annotate(n=Count("id")).values_list("ledger", "state", "n"):
        found[key][ItemState(state)] = n
    return found


def waiting_for_check(actor: Actor) -> QuerySet[Item]:
    return Item.objects.filter(
        state=ItemState.SUBMITTED, ledger__in=visible_to(actor).values("pk")
    ).select_related("ledger__body")


def overdue(actor: Actor, today: date) -> QuerySet[Ledger]:
    """Lists whose period is over with something not settled and not given a later day, the longest first."""
    left = ~Q(items__state__in=SETTLED) & (Q(items__extended_to__lt=today) | Q(items__extended_to=None))
    rows = visible_to(actor).filter(due_on__lt=today).annotate(open_items=Count("items", filter=left))
    return rows.filter(open_items__gt=0).order_by("due_on")


def unsettled(found: Ledger) -> list[Item]:
    return list(found.items.exclude(state__in=SETTLED).order_by("order"))


def plan_lacks(found: Ledger, items: Sequence[Item] | None = None) -> list[Lack]:
    """What the plan lacks as it stands, for the page as for the refusal. Give the items where they are at hand."""
    rows = [
        (
            item.order,
            [
                PlannedMeasure(m.text, m.leader, m.standard, m.due_on, m.term == Term.LONG_TERM)
                for m in item.live
            ],
        )
        for item in (items_of(found) if items is None else items)
    ]
    return lacks(rows, found.due_on)


# ---------------------------------------------------------------------------------------------- steps, later checks


def next_task(found: Measure) -> int:
    return int(found.tasks.aggregate(last=Max("order"))["last"] or 0) + 1


def next_report(found: Ledger) -> int:
    return int(found.reports.aggregate(last=Max("order"))["last"] or 0) + 1


def leaders_of(found: Item) -> list[str]:
    """Who answers for an item now, each once."""
    rows = live_measures().filter(item=found).exclude(leader="").values_list("leader", flat=True)
    return list(dict.fromkeys(rows))


def next_report_about(found: Ledger) -> Stretch:
    """The days the next report is about: the concentrated period first, then quarter by quarter."""
    told = [Stretch(r.begins, r.ends) for r in found.reports.exclude(state=ReportState.RETURNED)]
    return next_stretch(found.opened_on, found.due_on, told)


def counted_for_report(found: Ledger, upto: date) -> dict[str, int]:
    """Items by state and rows of what came of it, as they stand on a day; kept with the report."""
    states = [now for _item, now in items_until([found.inspection_id], upto) if _item.ledger_id == found.pk]
    counted = {str(s): states.count(s) for s in SETTLED}
    rows = {kind: list(_standing(model, [found.pk], upto)) for kind, model in RESULTS.items()}
    return {
        "total": len(states),
        **counted,
        "money_fen": sum(r.amount_fen for r in rows["money"]),
        "persons": sum(r.persons for r in rows["persons"]),
        "rules": len(rows["rules"]),
        "meetings": len(rows["meetings"]),
    }


def reports_to_answer(actor: Actor) -> QuerySet[BodyReport]:
    return BodyReport.objects.filter(
        state=ReportState.HANDED_IN, ledger__in=visible_to(actor).values("pk")
    ).select_related("ledger__body")


def measures_until(inspection_ids: Collection[UUID], upto: date) -> list[tuple[Measure, ItemState | None]]:
    """Every live measure with what it was found to be by the day. For the figures."""
    rows = list(
        live_measures()
        .filter(item__ledger__inspection__in=inspection_ids, item__ledger__opened_on__lte=upto)
        .select_related("item__ledger__body", "item__finding__inspection__body")
        .order_by("item__ledger", "item__order", "order")
    )
    own = _step_checks(inspection_ids, upto, of_tasks=False)
    whole = {item.pk: state for item, state in items_until(inspection_ids, upto)}
    return [(m, state_of_step(state_on(own[m.pk], upto), whole.get(m.item_id))) for m in rows]


def tasks_until(inspection_ids: Collection[UUID], upto: date) -> list[tuple[Task, ItemState | None]]:
    """Every task of a live measure with what it was found to be by the day. For the figures."""
    rows = list(
        Task.objects.filter(
            measure__dropped_because="",
            measure__item__ledger__inspection__in=inspection_ids,
            measure__item__ledger__opened_on__lte=upto,
        )
        .select_related("measure__item__ledger__body", "measure__item__finding__inspection__body")
        .order_by("measure__item__ledger", "measure__item__order", "measure__order", "order")
    )
    own = _step_checks(inspection_ids, upto, of_tasks=True)
    above = {measure.pk: state for measure, state in measures_until(inspection_ids, upto)}
    return [(t, state_of_step(state_on(own[t.pk], upto), above.get(t.measure_id))) for t in rows]


def _step_checks(
    inspection_ids: Collection[UUID], upto: date, *, of_tasks: bool
) -> dict[UUID, list[Checked]]:
    kept: dict[UUID, list[Checked]] = defaultdict(list)
    for check in StepCheck.objects.filter(
        measure__item__ledger__inspection__in=inspection_ids, on__lte=upto, task__isnull=not of_tasks
    ):
        key = check.task_id if of_tasks else check.measure_id
        kept[key].append(Checked(check.on, check.recorded_at.timestamp(), ItemState(check.outcome)))
    return kept


def visits_until(inspection_ids: Collection[UUID], upto: date) -> list[Visit]:
    rows = Visit.objects.filter(ledger__inspection__in=inspection_ids, on__lte=upto)
    return list(rows.select_related("ledger__body"))


def hearings_until(inspection_ids: Collection[UUID], upto: date) -> list[Heard]:
    rows = Heard.objects.filter(ledger__inspection__in=inspection_ids, hearing__on__lte=upto)
    return list(rows.select_related("hearing"))


def body_of(unit: Item | Measure | Task) -> Any:
    """The body a unit of counting is about: that of the finding, be it a member of the package that answers for it."""
    if isinstance(unit, Task):
        unit = unit.measure
    item = unit.item if isinstance(unit, Measure) else unit
    return item.finding.inspection.body


def term_of(unit: Item | Measure | Task) -> str:
    return str(unit.measure.term if isinstance(unit, Task) else unit.term)


def proofs_of(found: Ledger) -> list[Proof]:
    """Every proof given for a list, by day."""
    rows = Proof.objects.filter(measure__item__ledger=found).select_related("file")
    return list(rows.order_by("on", "recorded_at"))
