"""What the pages of this room show, as plain values for the components."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, new_id
from xuncha.foundation.ui.parts import OutlineItem
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import (
    Interview,
    Listener,
    MaterialItem,
    MaterialRequest,
    QuestionAnswer,
    Visitor,
)
from xuncha.onsite.fieldwork.rules.materials import said
from xuncha.onsite.fieldwork.rules.states import Direction, InterviewState, OutingState, RequestState, Wanted
from xuncha.onsite.fieldwork.words import INTERVIEW_STATES, REQUEST_STATES, WANTED
from xuncha.onsite.inspections.queries import points_visible_to
from xuncha.preparation.teams.labels import ROLES
from xuncha.preparation.teams.queries import active_members

SHAPES = {
    InterviewState.PLANNED: "none",
    InterviewState.RECORDING: "go",
    InterviewState.HELD: "wait",
    InterviewState.CONFIRMED: "done",
    InterviewState.REFUSED: "no",
    InterviewState.CANCELLED: "draft",
}
REQUEST_SHAPES = {
    RequestState.DRAFTED: "wait",
    RequestState.APPROVED: "go",
    RequestState.SENT_BACK: "returned",
    RequestState.SENT: "wait",
    RequestState.RECEIVED: "warn",
    RequestState.RETURNED: "done",
    RequestState.WITHDRAWN: "draft",
}
OUTING_SHAPES = {OutingState.PLANNED: "none", OutingState.HELD: "done", OutingState.CANCELLED: "draft"}
AT_HAND = 6


def choices(team: UUID) -> list[tuple[str, str]]:
    """The team to choose from, in the order of the authorisation."""
    return [(str(m.person_id), f"{ROLES[m.role]} {m.person.name}") for m in active_members(team)]


def went(crew: Iterable[Visitor | Listener]) -> str:
    """Names of those of the team who go."""
    return "、".join(w.person.name for w in crew)


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of interviews, with the verb of its next step."""

    id: UUID
    number: str
    person: str
    post: str
    on: date
    at: time | None
    place: str
    hearers: str
    shape: str
    state: str | Promise
    questions: int
    href: str
    button: str


def listed(rows: Sequence[Interview], actor: Actor) -> list[Listed]:
    return [_listed(row, actor) for row in rows]


def _listed(row: Interview, actor: Actor) -> Listed:
    state = InterviewState(row.state)
    mine = any(w.person_id == actor.person for w in row.interviewers.all())
    button, page = _next(state) if mine else ("", "interview")
    return Listed(
        row.id,
        row.number,
        row.interviewee_name,
        row.interviewee_post,
        row.held_on or row.planned_on,
        row.began_at or row.planned_time,
        row.place,
        "、".join(w.person.name for w in row.interviewers.all()),
        SHAPES[state],
        INTERVIEW_STATES[state],
        row.questions,  # type: ignore[attr-defined]  # counted by the query
        reverse(f"fieldwork:{page}", args=[row.id]),
        button,
    )


def _next(state: InterviewState) -> tuple[str, str]:
    return {
        InterviewState.PLANNED: (_("开始"), "start"),
        InterviewState.RECORDING: (_("接着记"), "interview"),
        InterviewState.HELD: (_("请本人核对"), "confirm"),
    }.get(state, ("", "interview"))


@dataclass(frozen=True, slots=True)
class Typing:
    """The row being written: an old one, or a new one with its id made beforehand so that it is saved once."""

    row: UUID
    order: int
    question: str
    answer: str
    seen: int | None
    outline_item: int | None
    fresh: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """The record being written: outline, rows, the row in hand, points noted from it, material at hand."""

    outline: Sequence[OutlineItem]
    asked: int
    points_in_outline: int
    rows: Sequence[QuestionAnswer]
    typing: Typing | None
    following: tuple[int, str] | None
    points: Sequence[Any]
    at_hand: Sequence[Any]


def talk(found: Interview, actor: Actor, edit: str, *, writing: bool) -> Talk:
    """Everything the talk page shows; `edit` names the row to be changed."""
    rows = queries.rows(found)
    asked = _asked(rows)
    following = next(((n, point["text"]) for n, point in enumerate(found.outline) if n not in asked), None)
    chosen = next((r for r in rows if str(r.id) == edit), None)
    typing = _typing(chosen, len(rows)) if writing else None
    here = chosen.outline_item if chosen else (following[0] if following else None)
    return Talk(
        _outline(found, asked, here if writing else None),
        len(asked),
        len(found.outline),
        rows,
        typing,
        following,
        list(points_visible_to(actor).filter(source_id=found.id).order_by("number")),
        list(evidence.listed(actor).filter(inspection_id=found.inspection_id)[:AT_HAND]),
    )


def _asked(rows: Sequence[QuestionAnswer]) -> dict[int, list[int]]:
    """Place in the outline → questions asked for it."""
    found: dict[int, list[int]] = {}
    for row in rows:
        if row.outline_item is not None:
            found.setdefault(row.outline_item, []).append(row.order)
    return found


def _typing(chosen: QuestionAnswer | None, count: int) -> Typing:
    if chosen is None:
        return Typing(new_id(), count + 1, "", "", None, None, True)
    return Typing(
        chosen.id,
        chosen.order,
        chosen.question,
        chosen.answer,
        chosen.version,
        chosen.outline_item,
        False,
    )


def _outline(found: Interview, asked: dict[int, list[int]], here: int | None) -> list[OutlineItem]:
    items: list[OutlineItem] = []
    section = ""
    for n, point in enumerate(found.outline):
        if point["section"] != section:
            section = point["section"]
            items.append(OutlineItem(section, "section"))
        state = "now" if n == here else ("done" if n in asked else "none")
        items.append(OutlineItem(point["text"], state, _questions(asked.get(n, []))))
    return items


def _questions(orders: Sequence[int]) -> str:
    if not orders:
        return ""
    return (
        _("问%(first)d") % {"first": orders[0]}
        if len(orders) == 1
        else f"{_('问%(first)d') % {'first': orders[0]}}—{orders[-1]}"
    )


# ------------------------------------------------------------------------------------------------ materials


@dataclass(frozen=True, slots=True)
class ListedRequest:
    """One line of the list of requests."""

    id: UUID
    number: str
    matter: str
    asked_of: str
    drafted_by: str
    due: date | None
    late: bool
    shape: str
    state: str | Promise
    asked: str
    received: str
    to_return: str
    href: str
    button: str


def listed_requests(rows: Sequence[MaterialRequest], actor: Actor) -> list[ListedRequest]:
    return [_listed_request(row, actor) for row in rows]


def _listed_request(row: MaterialRequest, actor: Actor) -> ListedRequest:
    state = RequestState(row.state)
    asked, received, back = queries.totals(row.items.all())
    verb, page = _next_request(row, actor)
    due_matters = state == RequestState.SENT and row.due_on is not None
    return ListedRequest(
        row.id,
        row.number,
        row.matter,
        row.asked_of,
        row.drafted_by.name,
        row.due_on,
        bool(due_matters and row.due_on and row.due_on < actor.clock.today()),
        REQUEST_SHAPES[state],
        REQUEST_STATES[state],
        said(asked),
        said(received),
        said(back),
        reverse(f"fieldwork:{page}", args=[row.id]),
        verb,
    )


def _next_request(row: MaterialRequest, actor: Actor) -> tuple[str, str]:
    """The verb of the next step for this reader, "" where it is another's."""
    if policies.can_approve_request(actor, row):
        return _("批准"), "request"
    if row.state == RequestState.SENT_BACK and policies.can_change_request(actor, row):
        return _("修改"), "change_request"
    if policies.can_send_request(actor, row):
        return _("送出"), "send_request"
    if row.state == RequestState.SENT and policies.can_receive_material(actor, row):
        return _("登记收到"), "receive"
    if row.state == RequestState.RECEIVED and policies.can_return_material(actor, row):
        return _("退还"), "return"
    return "", "request"


@dataclass(frozen=True, slots=True)
class MaterialLine:
    """One line of a request as it stands."""

    id: UUID
    order: int
    name: str
    quantity: int
    unit: str
    wanted: str | Promise
    received: int
    received_on: date | None
    held: int
    returned_on: date | None
    awaited: int
    not_provided: str


def material_lines(items: Sequence[MaterialItem]) -> list[MaterialLine]:
    found = []
    for i in items:
        line = queries.line_of(i)
        found.append(
            MaterialLine(
                i.id,
                i.order,
                i.name,
                i.quantity,
                i.unit,
                WANTED[Wanted(i.wanted)],
                i.received_quantity,
                i.received_on,
                line.to_return,
                i.returned_on,
                line.awaited,
                i.not_provided,
            )
        )
    return found


def slips(found: MaterialRequest) -> list[tuple[Any, bool, list[Any]]]:
    """Handover slips with their lines; the flag says that it came in."""
    grouped: dict[UUID, tuple[Any, bool, list[Any]]] = {}
    for line in queries.slip_lines(found):
        slip = line.slip
        grouped.setdefault(slip.id, (slip, slip.direction == Direction.IN, []))[2].append(line)
    return list(grouped.values())
