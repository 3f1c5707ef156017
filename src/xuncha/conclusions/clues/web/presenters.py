"""What the pages show, as plain values. Nothing sealed comes through here."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.states import ItemState, State
from xuncha.foundation.ui.writing import day, yuan
from xuncha.standing.regulations.queries import rule_set

SHAPES = {
    State.NOTED: "go",
    State.VERIFYING: "wait",
    State.VERIFIED: "warn",
    State.NOT_VERIFIED: "done",
    State.SUSPENDED: "none",
    State.READY: "wait",
    State.TRANSFERRED: "wait",
    State.RETURNED: "returned",
    State.REPORTED: "done",
}
ITEM_SHAPES = {ItemState.NOTED: "wait", ItemState.TAKEN_UP: "done", ItemState.SET_ASIDE: "no"}


@dataclass(frozen=True, slots=True)
class Dated:
    """One dated thing that may be shown without opening: that it happened, who did it, how it ended."""

    on: date
    who: str
    what: str


def discipline_label(clue: Clue) -> str:
    found = rule_set(clue.inspection.rule_set).taxonomy.disciplines.get(clue.discipline)
    return str(found.label) if found else clue.discipline


def rows(clues: list[Clue]) -> list[tuple[Clue, str, str]]:
    """Each with its discipline in words and the shape of its state."""
    return [(c, discipline_label(c), SHAPES[State(c.state)]) for c in clues]


def late(clues: list[Clue], today: date) -> set[UUID]:
    """Those whose receiver owes a result since a day that has passed."""
    return {
        c.id
        for c in clues
        if c.state == State.TRANSFERRED and c.transfer and c.transfer.due_on and c.transfer.due_on < today
    }


def pairs(clue: Clue) -> list[tuple[str, str]]:
    items = rule_set(clue.inspection.rule_set).taxonomy.items
    item = items.get(clue.item)
    listed = [
        (_("被巡察单位"), clue.inspection.body_name),
        (_("涉嫌违反"), discipline_label(clue)),
        (_("分类项"), f"{clue.item} {item.label}" if item else ""),
        (_("干部层级"), str(clue.get_level_display())),
        (_("被反映人"), _("%(n)d 人") % {"n": clue.persons}),
        (_("涉及金额"), yuan(clue.amount_fen)),
        (_("登记"), f"{clue.noted_by.name}　{day(clue.noted_on)}"),
    ]
    return [(label, value) for label, value in listed if value]


def disposal_pairs(clue: Clue) -> list[tuple[str, str]]:
    if not clue.receiver:
        return []
    listed = [
        (_("移交给"), clue.receiver_name),
        (_("谁决定的"), clue.decided_by),
        (_("决定日期"), day(clue.decided_on)),
        (_("纪要文号"), clue.minutes),
    ]
    letter = clue.transfer
    if letter is not None:
        listed += [
            (_("移交函"), letter.number),
            (_("移交日期"), day(clue.transferred_on)),
            (
                _("对方签收"),
                f"{letter.receipted_by}　{day(letter.receipted_on)}" if letter.receipted_on else "",
            ),
            (_("报结果的期限"), day(letter.due_on)),
        ]
    return [(label, value) for label, value in listed if value]


def verifications(clue: Clue) -> list[Dated]:
    return [
        Dated(v.on, v.by_person.name, str(v.get_outcome_display()) or _("核实情况，已封存"))
        for v in clue.verifications.all()
    ]


def returns(clue: Clue) -> list[Dated]:
    found = []
    for r in clue.returns.all():
        said = [_("退回")] if r.sent_back else []
        said += [_("已初核")] if r.checked else []
        said += (
            [_("立案 %(cases)d 件 %(persons)d 人") % {"cases": r.cases, "persons": r.persons}]
            if r.cases or r.persons
            else []
        )
        said += [_("已办结")] if r.closed else []
        found.append(Dated(r.on, clue.receiver_name, _("，").join(said) or _("办理情况，已封存")))
    return found


def item_rows(items: Any) -> list[tuple[Any, str]]:
    return [(i, ITEM_SHAPES[ItemState(i.state)]) for i in items]
