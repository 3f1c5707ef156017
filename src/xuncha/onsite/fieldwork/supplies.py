"""What this room supplies to the registries: its things described, its conditions, its part of an inspection's page."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.evidence.records import Passage
from xuncha.onsite.inspections.dossier import Tally, Waiting
from xuncha.onsite.inspections.policies import serves
from xuncha.onsite.inspections.queries import tasks_of

from . import policies, queries
from .models import Interviewer, MaterialItem, MaterialRequest
from .rules.materials import Line, all_answered, by_unit, said
from .rules.states import InterviewState, RequestState, Unit
from .words import INTERVIEW_STATES, REQUEST_STATES

SHOWN = 6


@stepwise
def describe_interviews(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.interviewee_post,
            reverse("fieldwork:interview", args=[row.id]),
            row.number,
            str(INTERVIEW_STATES[InterviewState(row.state)]),
        )
        for row in rows
    }


@stepwise
def describe_requests(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.requests_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.matter,
            reverse("fieldwork:request", args=[row.id]),
            row.number,
            str(REQUEST_STATES[RequestState(row.state)]),
        )
        for row in rows
    }


@stepwise
def describe_slips(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.slips_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.request.matter, reverse("fieldwork:request", args=[row.request_id]), row.number, ""
        )
        for row in rows
    }


# ------------------------------------------------------------------------------------------------ conditions


def interviews_confirmed(ref: Ref, actor: Actor) -> Answer:
    """Every interview was confirmed by the person heard, refused with a note, or cancelled."""
    left = queries.unfinished(ref.id)
    href = reverse("fieldwork:interviews", args=[ref.id])
    planned = [w for w in left if w.interview.state != InterviewState.HELD]
    held = [w for w in left if w.interview.state == InterviewState.HELD]
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
                detail=_numbers([w.interview.number for w in these]),
            )
            for these, text, button in rows
            if these
        )
    )


def _hearers(hearers: list[Interviewer]) -> str:
    return "、".join(list(dict.fromkeys(w.person.name for w in hearers))[:3])


def _numbers(numbers: list[str]) -> str:
    return "、".join(numbers[:SHOWN]) + ("…" if len(numbers) > SHOWN else "")


def materials_returned(ref: Ref, actor: Actor) -> Answer:
    """Nothing is awaited from the body, and nothing of it is left with the team."""
    lines: dict[MaterialRequest, list[MaterialItem]] = {}
    for item in queries.open_items(ref.id):
        lines.setdefault(item.request, []).append(item)
    href = reverse("fieldwork:materials", args=[ref.id])
    unsent = [
        r for r in lines if r.state in {RequestState.DRAFTED, RequestState.SENT_BACK, RequestState.APPROVED}
    ]
    awaited = [r for r in lines if r.state == RequestState.SENT and not all_answered(_as_lines(lines[r]))]
    held = {r: totals for r in lines if (totals := queries.totals(lines[r])[2])}
    found = []
    if held:
        found.append(_to_return(held, href))
    if awaited:
        found.append(_awaited(awaited, href))
    if unsent:
        found.append(_unsent(unsent, href))
    return Answer(tuple(found))


def _as_lines(items: list[MaterialItem]) -> list[Line]:
    return [queries.line_of(i) for i in items]


def _to_return(held: Mapping[MaterialRequest, Mapping[str, int]], href: str) -> Missing:
    sums = by_unit(pair for totals in held.values() for pair in totals.items())
    return Missing(
        _("调阅资料未退还 %(what)s") % {"what": said(sums)},
        _("巡察组联络员"),
        href=href,
        button=_("去退还"),
        detail=_numbers([r.number for r in held]),
    )


def _awaited(awaited: list[MaterialRequest], href: str) -> Missing:
    return Missing(
        _("调阅单未收齐 %(count)d 张") % {"count": len(awaited)},
        _("被巡察单位；收到或未提供由巡察组登记"),
        due=min((r.due_on for r in awaited if r.due_on), default=None),
        href=href,
        button=_("登记收到"),
        detail=_numbers([r.number for r in awaited]),
    )


def _unsent(unsent: list[MaterialRequest], href: str) -> Missing:
    return Missing(
        _("调阅单未送出 %(count)d 张") % {"count": len(unsent)},
        _("组长批准，起草人送出或撤销"),
        href=href,
        button=_("看调阅单"),
        detail=_numbers([r.number for r in unsent]),
    )


# ------------------------------------------------------------------------------------------------ the dossier


def interviews_href(inspection: Any) -> str:
    return reverse("fieldwork:interviews", args=[inspection.id])


def materials_href(inspection: Any) -> str:
    return reverse("fieldwork:materials", args=[inspection.id])


def count_interviews(actor: Actor, inspection: Any) -> Tally:
    """`31/34`: done of all that were not cancelled."""
    parts = (queries.counted_interviews([inspection.id]), queries.interviews_standing(inspection.id))
    return Tally(parts, lambda done, every: f"{done}/{every}" if every else 0)


def count_materials(actor: Actor, inspection: Any) -> Tally:
    """`6份、4册`: received, apart for each unit."""
    received = queries.received_lines([inspection.id]).select_related(None)
    parts = [(received.filter(item__unit=unit), "quantity") for unit in Unit]
    return Tally(parts, lambda *sums: said(by_unit(zip(Unit, sums, strict=True))).replace(" ", "") or 0)


def describe_log(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    """An entry by its writer and day; its words are read on the page of the day."""
    rows = list(queries.logs_visible_to(actor).filter(id__in=ids))
    tasks = tasks_of(r.tour_id for r in rows)
    return {
        row.id: Described(
            row.person.name,
            f"{reverse('fieldwork:log', args=[tasks[row.tour_id].id])}?day={row.day.isoformat()}",
            row.day.isoformat(),
        )
        for row in rows
    }


def log_href(inspection: Any) -> str:
    return reverse("fieldwork:log", args=[inspection.id])


def count_log(actor: Actor, inspection: Any) -> Tally:
    return Tally([queries.log_standing(inspection.tour_id)], lambda every: every)


def interview_loads(actor: Actor, inspection: Any) -> Mapping[UUID, str]:
    return {person: f"{done}/{every}" for person, (done, every) in queries.loads(inspection.id).items()}


def requests_waiting(actor: Actor, inspection: Any) -> list[Waiting]:
    """Requests that wait for this reader: the lead approves, the drafter changes what was sent back."""
    if not serves(actor, inspection.team_id):
        return []
    rows = queries.requests_visible_to(actor).filter(
        inspection=inspection, state__in=(RequestState.DRAFTED, RequestState.SENT_BACK)
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
