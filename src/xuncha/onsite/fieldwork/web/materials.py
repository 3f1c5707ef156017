"""Pages of the materials: the requests, one request with its lines and slips, the verbs of each state."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions.approve_request import approve_request
from xuncha.onsite.fieldwork.actions.change_request import change_request
from xuncha.onsite.fieldwork.actions.drop_request import drop_request
from xuncha.onsite.fieldwork.actions.note_not_provided import note_not_provided
from xuncha.onsite.fieldwork.actions.receive_material import receive_material
from xuncha.onsite.fieldwork.actions.request_materials import request_materials
from xuncha.onsite.fieldwork.actions.return_material import return_material
from xuncha.onsite.fieldwork.actions.send_back_request import send_back_request
from xuncha.onsite.fieldwork.actions.send_request import send_request
from xuncha.onsite.fieldwork.models import MaterialRequest
from xuncha.onsite.fieldwork.rules.materials import said
from xuncha.onsite.fieldwork.rules.states import InterviewState, RequestState
from xuncha.onsite.fieldwork.web import presenters
from xuncha.onsite.fieldwork.web.forms import (
    BecauseForm,
    ReasonForm,
    ReceiveForm,
    RequestForm,
    ReturnForm,
    SendForm,
)
from xuncha.onsite.fieldwork.words import INTERVIEW_STATES, REQUEST_STATES
from xuncha.onsite.inspections.queries import inspection as inspection_of


def fieldwork(request: HttpRequest) -> HttpResponseBase:
    """现场: what I have to hear, what waits for me, what is still out, over my inspections."""
    actor = actor_of(request)
    talks = [
        (i, presenters.SHAPES[InterviewState(i.state)], INTERVIEW_STATES[InterviewState(i.state)])
        for i in queries.interviews_to_do(actor)
    ]
    requests = presenters.listed_requests(queries.requests_open(actor), actor)
    return page(
        request,
        "fieldwork/fieldwork.html",
        {"talks": talks, "requests": requests, "inspections": queries.inspections_on_site(actor)},
    )


def materials(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """调阅资料: requests by number, what is still out."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_know_materials(actor, found))
    rows = list(queries.requests(found.id, actor))
    asked, received, back = queries.totals(
        i for r in rows for i in r.items.all() if r.state != RequestState.WITHDRAWN
    )
    return page(
        request,
        "fieldwork/materials.html",
        {
            "inspection": found,
            "rows": presenters.listed_requests(rows, actor),
            "asked": said(asked),
            "received": said(received),
            "back": said(back),
            "may_request": policies.can_request_materials(actor, found),
        },
    )


def new_request(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    policies.guard(policies.can_request_materials(actor, found))
    form = RequestForm.of(request, initial={"asked_of": found.body_name})
    context = {"inspection": found}
    if "more" in request.POST:
        return _more_rows(request, form, context, _("起草调阅单"), _("送组长批准"))
    return submit(
        request,
        form,
        lambda data: request_materials(
            by=actor,
            inspection=found.id,
            matter=data["matter"],
            asked_of=data["asked_of"],
            due_on=data["due_on"],
            items=form.asked(),
        ),
        then=lambda made: reverse("fieldwork:request", args=[made.id]),
        template="fieldwork/request_form.html",
        context=context,
        title=_("起草调阅单"),
        button=_("送组长批准"),
        back=reverse("fieldwork:materials", args=[found.id]),
        notice=lambda made: _("已起草 %(number)s，等组长批准") % {"number": made.number},
    )


def _more_rows(
    request: HttpRequest, form: RequestForm, context: dict[str, Any], title: str, button: str
) -> HttpResponseBase:
    """The same form with more lines; nothing is judged yet."""
    form.full_clean()
    form.errors.clear()
    shown = {**context, "form": form, "verb_title": title, "verb_button": button}
    return page(request, "fieldwork/request_form.html", shown)


def request_page(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    """一张调阅单: its lines, what came and went, and the verb of its state."""
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    state = RequestState(found.state)
    lines = presenters.material_lines(queries.items_of(found))
    sending = state == RequestState.APPROVED
    return page(
        request,
        "fieldwork/request.html",
        {
            "request_": found,
            "inspection": found.inspection,
            "shape": presenters.REQUEST_SHAPES[state],
            "state": REQUEST_STATES[state],
            "lines": lines,
            "slips": presenters.slips(found),
            "drafted": state == RequestState.DRAFTED,
            "may_approve": policies.can_approve_request(actor, found),
            "may_send_back": policies.can_send_back_request(actor, found),
            "may_change": policies.can_change_request(actor, found),
            "may_drop": policies.can_drop_request(actor, found),
            "may_send": policies.can_send_request(actor, found) if sending else None,
            "may_receive": policies.can_receive_material(actor, found)
            if state == RequestState.SENT
            else None,
            "may_return": policies.can_return_material(actor, found) if any(x.held for x in lines) else None,
        },
    )


def _verb(
    request: HttpRequest,
    found: MaterialRequest,
    form: Any,
    act: Any,
    title: str,
    button: str,
    notice: str,
    **more: Any,
) -> HttpResponseBase:
    here = reverse("fieldwork:request", args=[found.id])
    return submit(
        request,
        form,
        act,
        then=here,
        title=f"{title} {found.number}",
        button=button,
        back=here,
        notice=notice,
        **more,
    )


def change(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_change_request(actor, found))
    initial = {
        "matter": found.matter,
        "asked_of": found.asked_of,
        "due_on": found.due_on,
        **RequestForm.initial_of(queries.items_of(found)),
    }
    form = RequestForm.of(request, seen=found.version, initial=initial)
    context = {"inspection": found.inspection, "request_": found}
    if "more" in request.POST:
        return _more_rows(request, form, context, _("改调阅单"), _("送组长批准"))
    return _verb(
        request,
        found,
        form,
        lambda data: change_request(
            by=actor,
            request=found.id,
            matter=data["matter"],
            asked_of=data["asked_of"],
            due_on=data["due_on"],
            items=form.asked(),
            seen=form.seen,
        ),
        _("改调阅单"),
        _("送组长批准"),
        _("已改，等组长批准"),
        template="fieldwork/request_form.html",
        context=context,
    )


def approve(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_approve_request(actor, found))
    form = Form.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: approve_request(by=actor, request=found.id, seen=form.seen),
        _("批准"),
        _("批准"),
        _("已批准"),
    )


def send_back(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_send_back_request(actor, found))
    form = ReasonForm.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: send_back_request(by=actor, request=found.id, seen=form.seen, **data),
        _("退回"),
        _("退回，写理由"),
        _("已退回"),
    )


def drop(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_drop_request(actor, found))
    return _verb(
        request,
        found,
        ReasonForm.of(request),
        lambda data: drop_request(by=actor, request=found.id, **data),
        _("撤销"),
        _("撤销"),
        _("已撤销"),
    )


def send(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_send_request(actor, found))
    form = SendForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: send_request(by=actor, request=found.id, seen=form.seen, **data),
        _("送出"),
        _("登记送出"),
        _("已登记送出"),
    )


def receive(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_receive_material(actor, found))
    form = ReceiveForm.of(request, items=queries.items_of(found), initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: receive_material(
            by=actor,
            request=found.id,
            receipts=form.receipts(),
            handed_by=data["handed_by"],
            on=data["on"],
            note=data["note"],
        ),
        _("登记收到"),
        _("登记收到"),
        _("已登记收到，交接单已编号"),
        template="fieldwork/receive.html",
        context={"inspection": found.inspection, "request_": found},
    )


def not_provided(request: HttpRequest, request_id: UUID, item: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    line = queries.item_of(found, item)
    policies.guard(policies.can_receive_material(actor, found))
    return _verb(
        request,
        found,
        BecauseForm.of(request),
        lambda data: note_not_provided(by=actor, request=found.id, item=line.id, **data),
        _("注明未提供"),
        _("注明未提供"),
        _("已注明"),
    )


def give_back(request: HttpRequest, request_id: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(request_id, actor)
    policies.guard(policies.can_return_material(actor, found))
    form = ReturnForm.of(request, items=queries.items_of(found), initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: return_material(
            by=actor,
            request=found.id,
            returns=form.returns(),
            taken_by=data["taken_by"],
            on=data["on"],
            note=data["note"],
        ),
        _("退还"),
        _("登记退还"),
        _("已登记退还，交接单已编号"),
        template="fieldwork/return.html",
        context={"inspection": found.inspection, "request_": found},
    )
