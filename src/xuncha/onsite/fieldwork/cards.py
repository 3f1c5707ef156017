"""This room's part of the first screens."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row
from xuncha.onsite.inspections.queries import Stay, stays
from xuncha.standing.regulations.queries import calendar

from . import policies, queries
from .models import Interview, MaterialRequest, Visit
from .rules.materials import said
from .rules.states import InterviewState, RequestState
from .words import INTERVIEW_STATES

SHAPES = {InterviewState.PLANNED: "none", InterviewState.RECORDING: "go", InterviewState.HELD: "wait"}
AHEAD = timedelta(days=7)
LOOKED_BACK = timedelta(days=4)


@stepwise
def talks(actor: Actor) -> Steps[Card | None]:
    """For everybody in a team: the talks of today and the week, and the records that wait for the person heard."""
    if not actor.scopes(*TEAM):
        return None
    today = actor.clock.today()
    mine = queries.interviews_to_do(actor)
    yield mine
    rows = [_talk(i, actor) for i in mine if i.planned_on <= today + AHEAD]
    return Card(
        title=_("您的谈话"),
        rows=rows,
        link=_("现场"),
        href=reverse("fieldwork:fieldwork"),
        empty=_("这一周没有安排您谈话，也没有等本人核对的记录。"),
    )


def _talk(row: Interview, actor: Actor) -> Row:
    state = InterviewState(row.state)
    button, page = _verb(state)
    when = f"{row.planned_time:%H:%M} · " if row.planned_time else ""
    return Row(
        f"{row.number} {row.interviewee_name}，{row.interviewee_post}",
        f"{when}{row.place} · {row.inspection.body_name}",
        row.planned_on,
        state != InterviewState.HELD and row.planned_on < actor.clock.today(),
        (SHAPES[state], INTERVIEW_STATES[state]),
        reverse(page, args=[row.id]),
        button,
    )


def _verb(state: InterviewState) -> tuple[str, str]:
    return {
        InterviewState.PLANNED: (_("开始"), "fieldwork:start"),
        InterviewState.RECORDING: (_("接着记"), "fieldwork:interview"),
        InterviewState.HELD: (_("请本人核对"), "fieldwork:confirm"),
    }[state]


@stepwise
def requests(actor: Actor) -> Steps[Card | None]:
    """For everybody in a team: requests whose next step is theirs; for the lead those to approve."""
    asked, secret = queries.requests_open(actor), queries.visits_to_approve(actor)
    yield (asked, secret) if actor.scopes(Role.LEAD) else asked
    rows = [row for request in asked if (row := _request(request, actor)) is not None]
    rows += [_secret(visit) for visit in secret] if actor.scopes(Role.LEAD) else []
    return Card(title=_("等您办的调阅、暗访"), rows=rows) if rows else None


def _secret(row: Visit) -> Row:
    where = f"{row.purpose} · {row.number}"
    href = reverse("fieldwork:visit", args=[row.id])
    return Row(row.whom, where, row.planned_on, False, ("wait", _("暗访待批准")), href, _("批准"))


def _request(row: MaterialRequest, actor: Actor) -> Row | None:
    state = RequestState(row.state)
    today = actor.clock.today()
    where = f"{row.asked_of} · {row.number}"
    if policies.can_approve_request(actor, row):
        return Row(row.matter, where, None, False, ("wait", _("待批准")), _href(row), _("批准"))
    if state == RequestState.SENT_BACK and row.drafted_by_id == actor.person:
        return Row(row.matter, where, None, False, ("returned", _("组长退回")), _href(row), _("修改"))
    if state == RequestState.SENT and row.due_on and row.due_on < today:
        return Row(row.matter, where, row.due_on, True, ("late", _("未收齐")), _href(row), _("登记收到"))
    _asked, _received, back = queries.totals(row.items.all())
    if state == RequestState.RECEIVED and back:
        text = _("待退还 %(what)s") % {"what": said(back)}
        return Row(row.matter, where, None, False, ("warn", text), _href(row), _("退还"))
    return None


def _href(row: MaterialRequest) -> str:
    return reverse("fieldwork:request", args=[row.id])


def log(actor: Actor) -> Card | None:
    """For everybody in a team that is with the body: today's log, and the last working days nobody wrote it."""
    today = actor.clock.today()
    staying = {s.tour_id: s for s in reversed(stays(actor))}
    if not staying:
        return None
    first = today - LOOKED_BACK
    written = queries.logged_days(actor, staying, first)
    working = calendar()
    rows = []
    for tour, stay in staying.items():
        since = max(first, stay.since)
        days = [since + timedelta(days=n) for n in range((today - since).days + 1)]
        rows += [
            _unwritten(stay, day, today) for day in days if (tour, day) not in written and working.works(day)
        ]
    return Card(title=_("您的工作日志"), rows=rows) if rows else None


def _unwritten(stay: Stay, day: date, today: date) -> Row:
    late = day < today
    return Row(
        _("当天没有写日志，补记") if late else _("写今天的日志"),
        stay.body_name,
        day,
        late,
        None,
        f"{reverse('fieldwork:write_log', args=[stay.id])}?day={day.isoformat()}",
        _("补记") if late else _("写"),
    )


def to_approve(actor: Actor) -> list[Any]:
    """The requests and unannounced visits that wait for this lead: part of the number beside 待办."""
    return queries.to_approve(actor)
