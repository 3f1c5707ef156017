"""What this room supplies to the registries: its things described, its conditions, its part of an inspection's page."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Ref
from xuncha.onsite.evidence.records import Passage
from xuncha.onsite.inspections.dossier import Appointment, Waiting
from xuncha.onsite.inspections.policies import serves

from . import policies, queries
from .models import Interview, MaterialRequest
from .rules.materials import all_answered, by_unit, said
from .rules.states import InterviewState, RequestState
from .words import INTERVIEW_STATES, REQUEST_STATES

SHOWN = 6
NEWEST = 40


def describe_interviews(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(
            row.interviewee_post,
            reverse("fieldwork:interview", args=[row.id]),
            row.number,
            str(INTERVIEW_STATES[InterviewState(row.state)]),
        )
        for row in queries.visible_to(actor).filter(id__in=ids)
    }


def describe_requests(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(
            row.matter,
            reverse("fieldwork:request", args=[row.id]),
            row.number,
            str(REQUEST_STATES[RequestState(row.state)]),
        )
        for row in queries.requests_visible_to(actor).filter(id__in=ids)
    }


# ------------------------------------------------------------------------------------------------ conditions


def interviews_confirmed(ref: Ref, actor: Actor) -> Answer:
    """Every interview was confirmed by the person heard, refused with a note, or cancelled."""
    left = queries.unfinished(ref.id)
    href = reverse("fieldwork:interviews", args=[ref.id])
    planned = [i for i in left if i.state in {InterviewState.PLANNED, InterviewState.RECORDING}]
    held = [i for i in left if i.state == InterviewState.HELD]
    rows = (
        (planned, _("谈话没有谈完 %(count)d 次"), _("看安排")),
        (held, _("谈话记录未经本人核对 %(count)d 份"), _("看记录")),
    )
    return Answer(
        tuple(
            Missing(
                text % {"count": len(these)},
                _hearers(these),
                href=href,
                button=button,
                detail=_numbers([i.number for i in these]),
            )
            for these, text, button in rows
            if these
        )
    )


def _hearers(interviews: list[Interview]) -> str:
    names = dict.fromkeys(w.person.name for i in interviews for w in list(i.interviewers.all())[:1])
    return "、".join(list(names)[:3])


def _numbers(numbers: list[str]) -> str:
    return "、".join(numbers[:SHOWN]) + ("…" if len(numbers) > SHOWN else "")


def materials_returned(ref: Ref, actor: Actor) -> Answer:
    """Nothing is awaited from the body, and nothing of it is left with the team."""
    left = queries.open_requests(ref.id)
    href = reverse("fieldwork:materials", args=[ref.id])
    unsent = [
        r for r in left if r.state in {RequestState.DRAFTED, RequestState.SENT_BACK, RequestState.APPROVED}
    ]
    awaited = [r for r in left if r.state == RequestState.SENT and not all_answered(_lines(r))]
    held = by_unit((x.unit, x.to_return) for r in left for x in _lines(r))
    found = []
    if held:
        found.append(
            Missing(
                _("调阅资料未退还 %(what)s") % {"what": said(held)},
                _("巡察组联络员"),
                href=href,
                button=_("去退还"),
                detail=_numbers([r.number for r in left if any(x.to_return for x in _lines(r))]),
            )
        )
    if awaited:
        found.append(
            Missing(
                _("调阅单未收齐 %(count)d 张") % {"count": len(awaited)},
                _("被巡察单位；收到或未提供由巡察组登记"),
                due=min((r.due_on for r in awaited if r.due_on), default=None),
                href=href,
                button=_("登记收到"),
                detail=_numbers([r.number for r in awaited]),
            )
        )
    if unsent:
        found.append(
            Missing(
                _("调阅单未送出 %(count)d 张") % {"count": len(unsent)},
                _("组长批准，起草人送出或撤销"),
                href=href,
                button=_("看调阅单"),
                detail=_numbers([r.number for r in unsent]),
            )
        )
    return Answer(tuple(found))


def _lines(request: MaterialRequest) -> list[Any]:
    return [queries.line_of(i) for i in request.items.all()]


# ------------------------------------------------------------------------------------------------ the dossier


def interviews_href(inspection: Any) -> str:
    return reverse("fieldwork:interviews", args=[inspection.id])


def materials_href(inspection: Any) -> str:
    return reverse("fieldwork:materials", args=[inspection.id])


def count_interviews(actor: Actor, inspection: Any) -> str | int:
    done, every = queries.interview_counts(inspection.id)
    return f"{done}/{every}" if every else 0


def count_materials(actor: Actor, inspection: Any) -> str | int:
    return said(queries.received_by_unit([inspection.id])).replace(" ", "") or 0


def interview_loads(actor: Actor, inspection: Any) -> Mapping[UUID, str]:
    return {person: f"{done}/{every}" for person, (done, every) in queries.loads(inspection.id).items()}


def interview_days(actor: Actor, inspection: Any, first: date, last: date) -> list[Appointment]:
    """Talks of the day: the number for the team; for the office how many."""
    found = queries.visible_to(actor).filter(inspection=inspection, planned_on__range=(first, last))
    return [
        Appointment(
            i.held_on or i.planned_on,
            f"{i.planned_time:%H:%M} {i.number}" if i.planned_time else i.number,
            reverse("fieldwork:interview", args=[i.id]),
        )
        for i in found.exclude(state=InterviewState.CANCELLED).order_by(
            "planned_on", "planned_time", "number"
        )
    ]


def requests_waiting(actor: Actor, inspection: Any) -> list[Waiting]:
    """Requests that wait for this reader: the lead approves, the drafter changes what was sent back."""
    if not serves(actor, inspection.team_id):
        return []
    rows = queries.requests(inspection.id, actor).filter(
        state__in=(RequestState.DRAFTED, RequestState.SENT_BACK)
    )
    found = []
    for row in rows:
        if policies.can_approve_request(actor, row):
            found.append(_waits(row, "wait", _("待批准"), _("批准")))
        elif row.state == RequestState.SENT_BACK and policies.can_change_request(actor, row):
            found.append(_waits(row, "returned", _("组长退回"), _("修改")))
    return found


def _waits(row: MaterialRequest, tone: str, state: str, button: str) -> Waiting:
    return Waiting(
        kind=_("调阅单"),
        number=row.number,
        matter=row.matter,
        who=row.drafted_by.name,
        tone=tone,
        state=state,
        since=row.drafted_on,
        href=reverse("fieldwork:request", args=[row.id]),
        button=button,
    )


def read_interview(key: UUID) -> list[list[Passage]]:
    """The pages of a finished record as evidence: each question with its answer is a passage."""
    found = queries.any_interview(key)
    return [
        [Passage(f"问{row.order}", (f"问：{row.question}", f"答：{row.answer}")) for row in page]
        for page in queries.pages(found)
    ]


def things(actor: Actor, inspection: Any) -> list[Ref]:
    """What the log of work is about: the newest interviews and requests the reader knows."""
    talks = (
        queries.visible_to(actor)
        .filter(inspection=inspection)
        .order_by("-recorded_at")
        .values_list("id", flat=True)
    )
    asked = queries.requests_visible_to(actor).filter(inspection=inspection).order_by("-recorded_at")
    return [
        *(Ref("fieldwork.interview", key) for key in talks[:NEWEST]),
        *(Ref("fieldwork.materialrequest", key) for key in asked.values_list("id", flat=True)[:NEWEST]),
    ]
