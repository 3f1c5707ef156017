"""What the pages of this room show, as plain values for the components."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.policies import serves
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.cards import SHAPES
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import Channel, Keeper, Sort, State
from xuncha.onsite.petitions.words import CHANNELS, KEEPERS, SORTS, STATES
from xuncha.preparation.teams.labels import ROLES
from xuncha.preparation.teams.queries import active_members
from xuncha.standing.regulations import queries as regulations


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the register, with the verb of its next step for this reader."""

    id: UUID
    number: str
    channel: str
    on: date
    body: str
    sort: str
    item: str
    named: bool
    persons: int
    who: str
    shape: str
    state: str
    due: date | None
    late: bool
    kept: str
    button: str
    href: str


def listed(rows: Sequence[Petition], actor: Actor) -> list[Listed]:
    return [_listed(row, actor) for row in rows]


def _listed(row: Petition, actor: Actor) -> Listed:
    state = State(row.state)
    due = row.scope_due_on if state == State.REGISTERED else None
    verb, button = next_step(row, actor)
    return Listed(
        id=row.id,
        number=row.number,
        channel=str(CHANNELS[Channel(row.channel)]),
        on=row.received_on,
        body=row.body.name if row.body is not None else "",
        sort=str(SORTS[Sort(row.sort)]) if row.sort else "",
        item=item_label(row),
        named=row.named,
        persons=row.persons,
        who="、".join(h.person.name for h in row.handlers.all()),
        shape=SHAPES[state],
        state=str(STATES[state]),
        due=due,
        late=due is not None and due < actor.clock.today() and row.halted_on is None,
        kept=str(KEEPERS[Keeper(row.kept_for)]) if row.kept_for else "",
        button=button,
        href=reverse(f"petitions:{verb}", args=[row.id]) if verb else "",
    )


def item_label(row: Petition) -> str:
    found = regulations.items(row.rule_set).get(row.item) if row.item else None
    return f"{row.item} {found.label}" if found is not None else ""


STEPS = (
    ("decide", "can_accept", lambda: _("定范围")),
    ("assign", "can_assign", lambda: _("分办")),
    ("settle", "can_settle", lambda: _("写结果")),
    ("pass_on", "can_pass_on", lambda: _("转送")),
    ("answer", "can_record_answer", lambda: _("登记反馈")),
    ("close", "can_close", lambda: _("答复")),
)


def next_step(row: Petition, actor: Actor) -> tuple[str, str]:
    """The verb that brings it forward, where it is this reader's."""
    state = State(row.state)
    wanted = {
        State.REGISTERED: "decide",
        State.ACCEPTED: "assign",
        State.ASSIGNED: "settle",
        State.OUT_OF_SCOPE: "pass_on",
        State.PASSED_ON: "answer",
        State.SETTLED: "close",
    }.get(state)
    for verb, policy, label in STEPS:
        if verb == wanted and getattr(policies, policy)(actor, row):
            return verb, label()
    return "", ""


@dataclass(frozen=True, slots=True)
class Verb:
    """A button of the page, offered or not shown."""

    label: str
    href: str
    main: bool


def verbs(row: Petition, actor: Actor) -> list[Verb]:
    """Everything this reader may do with it now; the next step last and filled."""
    main, _label = next_step(row, actor)
    offered: list[tuple[str, str, Decision]] = [
        ("set_aside", _("单独保管"), policies.can_set_aside(actor, row)),
        ("pause", _("暂停期限"), policies.can_pause(actor, row)),
        ("resume", _("恢复期限"), policies.can_resume(actor, row)),
        ("extend", _("延长期限"), policies.can_extend(actor, row)),
        ("scan", _("附扫描件"), policies.can_attach(actor, row)),
        ("complete", _("补登"), policies.can_complete(actor, row)),
        ("link", _("并入首件"), policies.can_link(actor, row)),
        ("rule_out", _("不属受理范围"), policies.can_rule_out(actor, row)),
        ("assign", _("分办"), policies.can_assign(actor, row)),
        ("decide", _("定范围"), policies.can_accept(actor, row)),
        ("settle", _("写结果"), policies.can_settle(actor, row)),
        ("pass_on", _("转送"), policies.can_pass_on(actor, row)),
        ("answer", _("登记反馈"), policies.can_record_answer(actor, row)),
        ("close", _("答复办结"), policies.can_close(actor, row)),
    ]
    found = [
        Verb(label, reverse(f"petitions:{verb}", args=[row.id]), verb == main)
        for verb, label, decision in offered
        if decision
    ]
    return sorted(found, key=lambda v: v.main)


def inspection_choices(actor: Actor, *, clerk: bool) -> list[tuple[str, str]]:
    """Inspections a petition may come for: all that were announced for the clerk, the own team's for its members."""
    rows = inspections.announced() if clerk else inspections.current(actor)
    return [(str(i.id), f"{i.body_name}（{i.number}）") for i in rows if clerk or serves(actor, i.team_id)]


def item_choices(rule_set: str) -> list[tuple[str, str]]:
    return [(code, f"{code} {item.label}") for code, item in regulations.items(rule_set).items()]


def team_choices(row: Petition) -> list[tuple[str, str]]:
    if row.inspection is None:
        return []
    members = active_members(row.inspection.team_id)
    return [(str(m.person_id), f"{ROLES[m.role]} {m.person.name}") for m in members]


def facts(row: Petition) -> list[tuple[str, Any]]:
    """What is known of it without opening anything."""
    return [
        (_("来件方式"), CHANNELS[Channel(row.channel)]),
        (_("接收人"), "、".join(w for w in (row.received_by, row.second_receiver) if w)),
        (
            _("署名"),
            _("实名，身份封存") if row.named else _("匿名") if not row.identity else _("留有线索，身份封存"),
        ),
        (_("人数"), row.persons),
        (_("反映单位"), row.body.name if row.body is not None else _("待定")),
        (_("属于哪项巡察"), row.inspection.number if row.inspection is not None else _("待定")),
        (_("类别"), SORTS[Sort(row.sort)] if row.sort else _("待定")),
        (_("反映什么问题"), item_label(row) or _("待定")),
    ]


def register_lines(rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The office's register: what came and where it stands."""
    found = []
    for row in rows:
        one = queries.Registered(*row)
        state = State(one.state)
        found.append(
            {
                "row": one,
                "channel": CHANNELS[Channel(one.channel)],
                "sort": SORTS[Sort(one.sort)] if one.sort else "",
                "shape": SHAPES[state],
                "state": STATES[state],
            }
        )
    return found
