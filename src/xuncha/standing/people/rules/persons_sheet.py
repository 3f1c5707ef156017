"""What a spreadsheet of persons would do to the pool: which rows are new, changed, the same, or in doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from xuncha.engines.sheets.faults import Fault
from xuncha.engines.sheets.plans import NEW_ONE, Change, Fate, Option, Plan, Proposal
from xuncha.engines.sheets.tables import Column, Row, Sort, Table

from .naming import is_name, joined_specialities, tidy

COLUMNS = (
    Column("code", "编号", ("人员编号",), longest=24),
    Column("name", "姓名", ("人员姓名",), required=True, longest=40),
    Column("unit", "单位", ("工作单位", "所在单位", "现工作单位"), longest=120),
    Column("post", "职务", ("现任职务", "职务职级"), longest=80),
    Column("since", "任现职时间", ("任职时间", "任现职务时间"), Sort.DAY),
    Column("specialities", "专长", ("业务专长", "特长"), longest=200),
    Column("home_place", "籍贯", ("出生地",), longest=60),
    Column("lead_eligible", "可任组长", ("组长库",), Sort.FLAG),
    Column("in_pool", "入库", ("人才库", "是否入库"), Sort.FLAG),
)
T = TypeVar("T")
LABELS = {c.key: c.label for c in COLUMNS}


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A standing body a person may belong to."""

    id: UUID
    number: str
    name: str
    short_name: str
    parent_name: str


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the register; of the home place only whether one is declared."""

    id: UUID
    code: str
    name: str
    unit: UUID | None
    unit_name: str
    post: str
    specialities: str
    lead_eligible: bool
    in_pool: bool
    has_home: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What is done for one row: `person` None = register. None stays as it is. `post` with `unit` where it changes."""

    row: int
    person: UUID | None
    name: str
    unit: UUID | None
    post: str
    moves: bool
    since: date | None
    specialities: str | None
    lead_eligible: bool | None
    in_pool: bool | None
    home_place: str
    renames: bool


class _Units:
    def __init__(self, units: Sequence[KnownUnit]) -> None:
        self.by_id = {u.id: u for u in units}
        self._by_text: dict[str, list[KnownUnit]] = {}
        for u in units:
            for text in {u.number, u.name, u.short_name} - {""}:
                self._by_text.setdefault(text, []).append(u)

    def called(self, text: str) -> list[KnownUnit]:
        exact = [u for u in self._by_text.get(text, []) if text in (u.number, u.name)]
        return exact or self._by_text.get(text.upper(), []) or self._by_text.get(text, [])


def plan_persons(
    table: Table, known: Sequence[KnownPerson], units: Sequence[KnownUnit], choices: Mapping[int, str]
) -> tuple[Plan, tuple[Step, ...]]:
    """The plan and, where it may run, the steps in row order. `choices` answers doubts by row: a code, or `NEW_ONE`."""
    places = _Units(units)
    faults = list(table.faults)
    proposals: list[Proposal] = []
    steps: list[Step] = []
    first: dict[object, int] = {}
    for row in table.rows:
        unit, sound = _unit(table, row, places, faults)
        if not sound:
            continue
        found = _identify(table, row, unit, known, choices, faults)
        if isinstance(found, Proposal):
            proposals.append(found)
        elif found is not False and not _twice(table, row, found, unit, first, faults):
            step = _step(table, row, found, unit, faults)
            if step is not None:
                steps.append(step)
                proposals.append(_proposal(step, found, places))
    cells = {r.number: r.shown for r in table.rows}
    plan = Plan(table.sheet, tuple(proposals), tuple(faults), table.letters, cells)
    return plan, tuple(steps) if plan.may_run else ()


def _unit(table: Table, row: Row, units: _Units, faults: list[Fault]) -> tuple[UUID | None, bool]:
    """The unit written; False where it cannot be found."""
    text = tidy(row.text("unit"))
    if not text:
        return None, True
    found = units.called(text)
    if len(found) == 1:
        return found[0].id, True
    which = "、".join(f"{u.number}（{u.parent_name or '最上一级'}）" for u in found)
    code = "unit_ambiguous" if found else "unit_unknown"
    faults.append(table.fault(code, row, "unit", LABELS["unit"], which))
    return None, False


def _identify(
    table: Table,
    row: Row,
    unit: UUID | None,
    known: Sequence[KnownPerson],
    choices: Mapping[int, str],
    faults: list[Fault],
) -> KnownPerson | Proposal | bool | None:
    """Who the row is: someone known, None = someone new, a doubt; False where a fault was noted."""
    code, name = row.text("code").upper(), tidy(row.text("name"))
    if name and not is_name(name):
        faults.append(table.fault("control_character", row, "name", LABELS["name"]))
        return False
    if code:
        one = next((k for k in known if k.code == code), None)
        if one is None:
            faults.append(table.fault("number_unknown", row, "code", LABELS["code"]))
            return False
        return one
    namesakes = [k for k in known if k.name == name]
    same_unit = [k for k in namesakes if unit is not None and k.unit == unit]
    if len(same_unit) == 1 or (unit is None and len(namesakes) == 1):
        return (same_unit or namesakes)[0]
    possible = same_unit or namesakes
    return _chosen(row, name, possible, choices.get(row.number, "")) if possible else None


def _chosen(
    row: Row, name: str, possible: Sequence[KnownPerson], choice: str
) -> KnownPerson | Proposal | None:
    if choice == NEW_ONE:
        return None
    picked = next((k for k in possible if k.code == choice), None)
    if picked is not None:
        return picked
    options = [Option(k.code, f"{k.code} {k.name}（{k.unit_name} {k.post}）") for k in possible]
    return Proposal(row.number, Fate.DOUBT, name, options=(*options, Option(NEW_ONE, "")), why="namesake")


def _twice(
    table: Table,
    row: Row,
    one: KnownPerson | bool | None,
    unit: UUID | None,
    first: dict[object, int],
    faults: list[Fault],
) -> bool:
    mark: object = one.id if isinstance(one, KnownPerson) else (tidy(row.text("name")), unit)
    before = first.setdefault(mark, row.number)
    if before != row.number:
        faults.append(table.fault("row_twice", row, "name", LABELS["name"], str(before)))
    return before != row.number


def _step(
    table: Table, row: Row, one: KnownPerson | bool | None, unit: UUID | None, faults: list[Fault]
) -> Step | None:
    known = one if isinstance(one, KnownPerson) else None
    if known is None and unit is None:
        faults.append(table.fault("cell_empty", row, "unit", LABELS["unit"], LABELS["unit"]))
        return None
    post = tidy(row.text("post"))
    listed = joined_specialities(row.text("specialities"))
    to_unit = unit if unit is not None else (known.unit if known else None)
    to_post = post or (known.post if known and to_unit == known.unit else "")
    name = tidy(row.text("name"))
    return Step(
        row=row.number,
        person=known.id if known else None,
        name=name,
        unit=to_unit,
        post=to_post,
        moves=known is not None and (to_unit != known.unit or to_post != known.post),
        since=row.day("since"),
        specialities=_changed(listed or None, known.specialities) if known else listed,
        lead_eligible=_changed(row.flag("lead_eligible"), known.lead_eligible)
        if known
        else row.flag("lead_eligible"),
        in_pool=_changed(row.flag("in_pool"), known.in_pool) if known else row.flag("in_pool"),
        home_place="" if known and known.has_home else tidy(row.text("home_place")),
        renames=known is not None and name != known.name,
    )


def _changed(wanted: T | None, now: T) -> T | None:
    """What is wanted, None where nothing is wanted or it is so already."""
    return None if wanted is None or wanted == now else wanted


def _flag(value: bool | None) -> str:
    return "" if value is None else ("是" if value else "否")


def _proposal(step: Step, one: KnownPerson | bool | None, units: _Units) -> Proposal:
    place = units.by_id[step.unit].name if step.unit in units.by_id else ""
    since = step.since.isoformat() if step.since else ""
    if not isinstance(one, KnownPerson):
        told = {
            "unit": place,
            "post": step.post,
            "since": since,
            "specialities": step.specialities or "",
            "home_place": "（受限）" if step.home_place else "",
            "lead_eligible": _flag(step.lead_eligible),
            "in_pool": _flag(step.in_pool),
        }
        changes = tuple(Change(k, LABELS[k], "", v) for k, v in told.items() if v)
        return Proposal(step.row, Fate.NEW, step.name, changes=changes)
    pairs = []
    if step.renames:
        pairs.append(("name", one.name, step.name))
    if step.moves:
        pairs.append(("post", f"{one.unit_name} {one.post}".strip(), f"{place} {step.post}".strip()))
    if step.specialities is not None:
        pairs.append(("specialities", one.specialities, step.specialities))
    if step.lead_eligible is not None:
        pairs.append(("lead_eligible", _flag(one.lead_eligible), _flag(step.lead_eligible)))
    if step.in_pool is not None:
        pairs.append(("in_pool", _flag(one.in_pool), _flag(step.in_pool)))
    if step.home_place:
        pairs.append(("home_place", "", "（受限）"))
    changes = tuple(Change(k, LABELS[k], now, then) for k, now, then in pairs)
    return Proposal(step.row, Fate.CHANGED if changes else Fate.SAME, one.name, one.code, changes)
