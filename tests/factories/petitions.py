"""Petitions at a state, by the real actions. Tests that use them name both databases."""

import io
from typing import Any

from openpyxl import Workbook

from tests.people import Cast
from tests.remembered import remembered
from xuncha.onsite.inspections.models import Inspection
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.assign_petitions import assign_petitions
from xuncha.onsite.petitions.actions.close_petition import close_petition
from xuncha.onsite.petitions.actions.link_petition import link_petition
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.register_petition import register_petition
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.actions.settle_petition import settle_petition
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.online_sheet import COLUMNS
from xuncha.onsite.petitions.rules.outcomes import NothingToDo
from xuncha.onsite.petitions.rules.petitioners import Petitioner
from xuncha.onsite.petitions.rules.states import State

WHO = Petitioner(
    name="冯秋菊", contact="0599-8216001", address="城关镇新街 12 号", identity="350000197001010001"
)
CONTENT = "局里去年的接待费都记在会议费里，食堂的账对不上。"
REPORTED = "办公室主任罗某"


@remembered
def registered(cast: Cast, inspection: Inspection | None, *, named: bool = True, **more: Any) -> Petition:
    """A letter the clerk has just registered; named unless said otherwise."""
    given: dict[str, Any] = {
        "channel": "letter",
        "sort": "accusation",
        "item": "F2-07",
        "content": CONTENT,
        "reported": REPORTED,
        "people": [WHO] if named else [],
        "inspection": inspection.id if inspection is not None else None,
    }
    return register_petition(by=cast.clerk.actor, **{**given, **more})


@remembered
def at(cast: Cast, inspection: Inspection, state: State | str, **more: Any) -> Petition:
    """A petition of an inspection at any state; assigned ones are the member's."""
    found = registered(cast, inspection, **more)
    if state == State.REGISTERED:
        return found
    if state == State.LINKED:
        first = registered(cast, inspection)
        return link_petition(by=cast.clerk.actor, petition=found.id, first=first.id, tie="same_matter")
    if state in {State.OUT_OF_SCOPE, State.PASSED_ON}:
        found = rule_out_petition(by=cast.clerk.actor, petition=found.id, because="个人诉求")
        if state == State.PASSED_ON:
            passed_on(cast, found)
            found.refresh_from_db()
        return found
    (found,) = accept_petitions(by=cast.clerk.actor, petitions=[found.id])
    if state == State.ACCEPTED:
        return found
    (found,) = assign_petitions(by=cast.lead.actor, petitions=[found.id], to=[cast.member.person])
    if state == State.ASSIGNED:
        return found
    found = settle_petition(
        by=cast.member.actor, petition=found.id, outcomes=[NothingToDo("已经在别的信访里核实")]
    )
    if state == State.CLOSED and found.state != State.CLOSED:
        found = close_petition(by=cast.clerk.actor, petition=found.id, way="电话答复")
    return found


def passed_on(cast: Cast, found: Petition) -> None:
    pass_on_petitions(
        by=cast.clerk.actor, petitions=[found.id], to_kind="petition", to_name="县信访局", taken_by="小李"
    )


def workbook(cast: Cast, *rows: dict[str, str]) -> bytes:
    """What the public page exports: each row by column key, over a plain petition of today."""
    made = Workbook()
    page = made.active
    page.append([c.label for c in COLUMNS])
    for n, row in enumerate(rows, 1):
        plain = {"source": f"W-{n}", "on": cast.clock.today().isoformat(), "level": "不涉及"}
        given = plain | {"content": CONTENT} | row
        page.append([given.get(c.key, "") for c in COLUMNS])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
