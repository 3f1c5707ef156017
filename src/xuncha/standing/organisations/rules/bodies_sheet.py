"""What a spreadsheet of bodies would do to the register: which rows are new, changed, the same, or in doubt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from xuncha.engines.sheets.faults import Fault
from xuncha.engines.sheets.plans import NEW_ONE, Change, Fate, Option, Plan, Proposal
from xuncha.engines.sheets.tables import Column, Row, Sort, Table

from .kinds import WRITTEN
from .naming import fault_of_name, tidy

COLUMNS = (
    Column("number", "编号", ("单位编号", "序号编号"), longest=24),
    Column("name", "单位名称", ("名称", "全称", "单位全称", "单位"), required=True, longest=120),
    Column("short_name", "简称", ("单位简称",), longest=60),
    Column("kind", "类别", ("单位类别", "类型", "单位性质"), Sort.CHOICE, choices=WRITTEN),
    Column("parent", "上级单位", ("上级", "隶属", "隶属单位", "主管单位", "所属乡镇"), longest=120),
    Column("region", "所在地", ("地址", "属地"), longest=60),
    Column("on", "设立日期", ("成立日期", "设立时间", "成立时间"), Sort.DAY),
)
LABELS = {c.key: c.label for c in COLUMNS}
WORDS: dict[str, str] = {str(code): word for word, code in reversed(WRITTEN.items())}


@dataclass(frozen=True, slots=True)
class Known:
    """A standing body of the register."""

    id: UUID
    number: str
    name: str
    short_name: str
    kind: str
    parent: UUID | None
    region: str
    version: int
    former: tuple[str, ...] = ()


Target = UUID | int | None
"""Where a row hangs: a known body, another row of the file (its number), or at the top."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done for one row: `body` None = register. Fields that are None stay as they are."""

    row: int
    body: UUID | None
    name: str
    short_name: str | None
    kind: str | None
    region: str | None
    parent: Target
    moves: bool
    renames: bool


class _Register:
    """The standing bodies, by number and by name."""

    def __init__(self, known: Sequence[Known]) -> None:
        self.by_id = {k.id: k for k in known}
        self.by_number = {k.number: k for k in known}
        self.by_name: dict[str, list[Known]] = {}
        self.by_former: dict[str, list[Known]] = {}
        for k in known:
            for name in {k.name, k.short_name} - {""}:
                self.by_name.setdefault(name, []).append(k)
            for name in set(k.former) - {k.name}:
                self.by_former.setdefault(name, []).append(k)

    def parent_called(self, one: Known, text: str) -> bool:
        above = self.by_id.get(one.parent) if one.parent else None
        return above is not None and text in (above.number, above.name, above.short_name)

    def told_apart(self, one: Known) -> str:
        above = self.by_id.get(one.parent) if one.parent else None
        return f"{one.number} {one.name}（{above.name if above else '最上一级'}）"


def plan_bodies(
    table: Table, known: Sequence[Known], choices: Mapping[int, str]
) -> tuple[Plan, tuple[Step, ...]]:
    """The plan and, where it may run, the steps in an order in which parents come before what hangs below them.

    `choices` answers doubts by row: a number of the register, or `NEW_ONE`.
    """
    register = _Register(known)
    faults = list(table.faults)
    bodies: dict[int, Known | None] = {}
    doubts: dict[int, Proposal] = {}
    for row in table.rows:
        found = _identify(table, row, register, choices, faults)
        if isinstance(found, Proposal):
            doubts[row.number] = found
        elif not isinstance(found, bool):
            bodies[row.number] = found
    _refuse_twice(table, bodies, faults)
    steps = [
        _step(table, row, bodies, doubts, register, faults) for row in table.rows if row.number in bodies
    ]
    ready = [s for s in steps if s is not None]
    ordered = _ordered(table, ready, register, faults) if not faults else []
    proposals = {s.row: _proposal(s, bodies[s.row], register, ready) for s in ready} | doubts
    cells = {r.number: r.shown for r in table.rows}
    plan = Plan(
        table.sheet, tuple(proposals[n] for n in sorted(proposals)), tuple(faults), table.letters, cells
    )
    return plan, tuple(ordered) if plan.may_run else ()


def _identify(
    table: Table, row: Row, register: _Register, choices: Mapping[int, str], faults: list[Fault]
) -> Known | Proposal | bool | None:
    """Which body the row is: a known one, None = a new one, a doubt; False where a fault was noted."""
    number, name, above = row.text("number").upper(), tidy(row.text("name")), tidy(row.text("parent"))
    if fault_of_name(name) == "control":
        faults.append(table.fault("control_character", row, "name", LABELS["name"]))
        return False
    if number:
        found = register.by_number.get(number)
        if found is None:
            faults.append(table.fault("number_unknown", row, "number", LABELS["number"]))
            return False
        return found
    namesakes = [k for k in register.by_name.get(name, []) if k.name == name] or register.by_name.get(
        name, []
    )
    if above:
        exact = [k for k in namesakes if register.parent_called(k, above)]
        sure = len(exact) == 1
    else:
        exact = namesakes
        sure = len(exact) == 1
    if sure:
        return exact[0]
    possible = list(dict.fromkeys([*(exact or namesakes), *register.by_former.get(name, [])]))
    if not possible:
        return None
    return _chosen(row, name, possible, register, choices.get(row.number, ""))


def _chosen(
    row: Row, name: str, possible: Sequence[Known], register: _Register, choice: str
) -> Known | Proposal | None:
    if choice == NEW_ONE:
        return None
    picked = next((k for k in possible if k.number == choice), None)
    if picked is not None:
        return picked
    options = [Option(k.number, register.told_apart(k)) for k in possible]
    why = "namesake" if any(k.name == name for k in possible) else "former_name"
    return Proposal(row.number, Fate.DOUBT, name, options=(*options, Option(NEW_ONE, "")), why=why)


def _refuse_twice(table: Table, bodies: Mapping[int, Known | None], faults: list[Fault]) -> None:
    first: dict[object, int] = {}
    for row in table.rows:
        if row.number not in bodies:
            continue
        body = bodies[row.number]
        mark: object = body.id if body else (tidy(row.text("name")), tidy(row.text("parent")))
        if mark in first:
            faults.append(table.fault("row_twice", row, "name", LABELS["name"], str(first[mark])))
        first.setdefault(mark, row.number)


def _step(
    table: Table,
    row: Row,
    bodies: Mapping[int, Known | None],
    doubts: Mapping[int, Proposal],
    register: _Register,
    faults: list[Fault],
) -> Step | None:
    body = bodies[row.number]
    if body is None and not row.text("kind") and not any(f.row == row.number for f in faults):
        faults.append(table.fault("cell_empty", row, "kind", LABELS["kind"], LABELS["kind"]))
        return None
    above = tidy(row.text("parent"))
    target: Target = body.parent if body else None
    if above:
        found = _parents(table, above, bodies, register)
        if len(found) != 1:
            waits = any(
                tidy(table_row.text("name")) == above
                for table_row in table.rows
                if table_row.number in doubts
            )
            if waits and not found:
                return _plain(row, body, body.parent if body else None)
            code = "parent_ambiguous" if found else "parent_unknown"
            detail = "、".join(
                register.by_id[t].number if isinstance(t, UUID) else f"第 {t} 行" for t in found
            )
            faults.append(table.fault(code, row, "parent", LABELS["parent"], detail))
            return None
        target = found[0]
    return _plain(row, body, target)


def _parents(
    table: Table, text: str, bodies: Mapping[int, Known | None], register: _Register
) -> list[UUID | int]:
    """Bodies and new rows that go by this number or name."""
    numbered = register.by_number.get(text.upper())
    if numbered is not None:
        return [numbered.id]
    found: list[UUID | int] = [k.id for k in register.by_name.get(text, []) if k.name == text]
    found = found or [k.id for k in register.by_name.get(text, [])]
    found += [
        r.number
        for r in table.rows
        if r.number in bodies and bodies[r.number] is None and tidy(r.text("name")) == text
    ]
    renamed = [b.id for n, b in bodies.items() if b and b.id not in found and _name_in(table, n) == text]
    return found + renamed


def _name_in(table: Table, number: int) -> str:
    return next(tidy(r.text("name")) for r in table.rows if r.number == number)


def _plain(row: Row, body: Known | None, target: Target) -> Step:
    name = tidy(row.text("name"))
    keep = body is not None
    called = keep and body is not None and name == body.short_name  # written by its short name: no renaming
    return Step(
        row=row.number,
        body=body.id if body else None,
        name=body.name if called and body else name,
        short_name=tidy(row.text("short_name")) or (None if keep else ""),
        kind=row.text("kind") or None,
        region=tidy(row.text("region")) or (None if keep else ""),
        parent=target,
        moves=body is not None and target != body.parent,
        renames=body is not None and not called and name != body.name,
    )


def _ordered(table: Table, steps: Sequence[Step], register: _Register, faults: list[Fault]) -> list[Step]:
    """Nearest to the top first, in the tree as it will be. Notes a fault for every row in a circle."""
    above: dict[Target, Target] = {k.id: k.parent for k in register.by_id.values()}
    rows = {s.row: s for s in steps}
    key = {s.row: (s.body if s.body is not None else s.row) for s in steps}
    for s in steps:
        above[key[s.row]] = s.parent if not isinstance(s.parent, int) else key.get(s.parent, s.parent)
    depths: dict[int, int] = {}
    for s in steps:
        at, depth = above[key[s.row]], 0
        while at is not None and depth <= len(above):
            at, depth = above.get(at), depth + 1
        if at is not None:
            row = next(r for r in table.rows if r.number == s.row)
            faults.append(table.fault("circle", row, "parent", LABELS["parent"]))
        depths[s.row] = depth
    return [rows[n] for n in sorted(rows, key=lambda n: (depths[n], n))]


def _proposal(step: Step, body: Known | None, register: _Register, steps: Sequence[Step]) -> Proposal:
    if body is None:
        told = {
            "kind": WORDS.get(step.kind or "", ""),
            "parent": _called(step.parent, register, steps),
            "short_name": step.short_name or "",
            "region": step.region or "",
        }
        changes = [Change(k, LABELS[k], "", v) for k, v in told.items() if v]
        return Proposal(step.row, Fate.NEW, step.name, changes=tuple(changes))
    changes = []
    if step.renames:
        changes.append(Change("name", LABELS["name"], body.name, step.name))
    for k, now, then in (
        ("short_name", body.short_name, step.short_name),
        ("region", body.region, step.region),
    ):
        if then is not None and then != now:
            changes.append(Change(k, LABELS[k], now, then))
    if step.kind is not None and step.kind != body.kind:
        changes.append(Change("kind", LABELS["kind"], WORDS.get(body.kind, ""), WORDS.get(step.kind, "")))
    if step.moves:
        now, then = _called(body.parent, register, steps), _called(step.parent, register, steps)
        changes.append(Change("parent", LABELS["parent"], now, then))
    fate = Fate.CHANGED if changes else Fate.SAME
    return Proposal(step.row, fate, body.name, body.number, tuple(changes))


def _called(target: Target, register: _Register, steps: Sequence[Step]) -> str:
    if target is None:
        return ""
    if isinstance(target, UUID):
        one = register.by_id[target]
        return f"{one.name}（{one.number}）"
    return next((f"{s.name}（第 {s.row} 行）" for s in steps if s.row == target), "")


def without_unchanged(step: Step, body: Known) -> Step:
    """The step with fields that are as they were set to None, so that only changes are carried out."""
    return replace(
        step,
        short_name=None if step.short_name == body.short_name else step.short_name,
        region=None if step.region == body.region else step.region,
        kind=None if step.kind == body.kind else step.kind,
    )
