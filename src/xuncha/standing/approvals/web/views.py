from io import BytesIO
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, WrongState
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.standing.approvals import policies, queries
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request
from xuncha.standing.approvals.models import Request
from xuncha.standing.approvals.web import presenters
from xuncha.standing.approvals.web.forms import ApproveForm, RecordForm, ReturnForm, WithdrawForm


def waiting(request: HttpRequest) -> HttpResponse:
    """等我决定: what this person decides, with the papers; for the office also what it may record from paper."""
    actor = actor_of(request)
    found = queries.waiting(actor)
    return page(
        request,
        "approvals/waiting.html",
        {
            "mine": presenters.waiting_rows(actor, [w for w in found if w.mine]),
            "others": presenters.waiting_rows(actor, [w for w in found if not w.mine]),
            "decided": [
                (r, presenters.state_word(r), presenters.request_shape(r)) for r in queries.closed(actor)[:8]
            ],
        },
    )


def decided(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    found = Paginator(queries.closed(actor), 40).get_page(request.GET.get("page"))
    return page(
        request,
        "approvals/decided.html",
        {
            "page_obj": found,
            "rows": [
                (r, presenters.state_word(r), presenters.request_shape(r), presenters.route_words(r)[0])
                for r in found
            ],
        },
    )


def approval(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.request(key, actor)
    route, clause = presenters.route_words(found)
    kind, subject = presenters.subject_line(actor, found)
    return page(
        request,
        "approvals/request.html",
        {
            "approval": found,
            "route": route,
            "clause": clause,
            "kind": kind,
            "subject": subject,
            "state_word": presenters.state_word(found),
            "state_shape": presenters.request_shape(found),
            "turns": presenters.turns(found),
            "step": queries.current_step(found),
            "materials": presenters.materials(actor, found),
            "verbs": presenters.verbs(actor, found),
        },
    )


def scan(request: HttpRequest, key: UUID, step: UUID) -> HttpResponseBase:
    """The signed paper of a step, for those who may see the request."""
    found = queries.request(key, actor_of(request))
    taken = next((s for s in found.steps.all() if s.id == step and s.scan_id), None)
    if taken is None or taken.scan is None:
        raise NotKnown("scan.unknown", _("没有这份签字件，或您不参与这项工作。"))
    return file_response(taken.scan, inline=True, request=request)


def approve(request: HttpRequest, key: UUID) -> HttpResponseBase:
    actor, found = _mine(request, key)
    return _decide(
        request,
        actor,
        found,
        ApproveForm.of(request, seen=found.version),
        title=_("同意"),
        button=_("同意"),
        notice=_("已登记您的意见。"),
        approve=True,
    )


def send_back(request: HttpRequest, key: UUID) -> HttpResponseBase:
    actor, found = _mine(request, key)
    return _decide(
        request,
        actor,
        found,
        ReturnForm.of(request, seen=found.version),
        title=_("退回"),
        button=_("退回，写理由"),
        notice=_("已退回，理由已告知送审人。"),
        approve=False,
    )


def record(request: HttpRequest, key: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(key, actor)
    step = queries.current_step(found)
    if step is None:
        WrongState.unless(policies.can_record_step(actor, found, None))
    NotAllowed.unless(policies.can_record_step(actor, found, step))
    form = RecordForm.of(request, seen=found.version, initial={"decided_by": step.who if step else ""})

    def act(data: dict[str, Any]) -> Request:
        upload = data.pop("scan", None)
        kept = (
            keep(
                BytesIO(upload.read()) if not upload.seekable() else upload,
                name=upload.name,
                scope=OFFICE_SCOPE,
                by=actor,
            ).id
            if upload
            else None
        )
        return record_step(by=actor, request=found.id, scan=kept, seen=form.seen, **data)

    return submit(
        request,
        form,
        act,
        then=_there,
        template="approvals/record.html",
        context={"approval": found, "step": step, "route": presenters.route_words(found)[0]},
        title=_("登记纸质审批"),
        button=_("登记纸质审批"),
        back=_there(found),
        notice=_("已登记。这一步会一直写明是凭纸质件登记的。"),
        again=lambda: Current(seen=queries.request(key, actor).version),
    )


def withdraw(request: HttpRequest, key: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.request(key, actor)
    if not found.is_open:
        WrongState.unless(policies.can_withdraw(actor, found))
    NotAllowed.unless(policies.can_withdraw(actor, found))
    form = WithdrawForm.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: withdraw_request(by=actor, request=found.id, seen=form.seen, **data),
        then=_there,
        title=_("撤回送审：%(title)s") % {"title": found.title},
        button=_("撤回送审"),
        back=_there(found),
        notice=_("已撤回。"),
        again=lambda: Current(seen=queries.request(key, actor).version),
    )


def _mine(request: HttpRequest, key: UUID) -> tuple[Actor, Request]:
    """The request, where its step is this person's to take; refused with the reason otherwise."""
    actor = actor_of(request)
    found = queries.request(key, actor)
    step = queries.current_step(found)
    if step is None:
        WrongState.unless(policies.can_take_step(actor, found, None))
    NotAllowed.unless(policies.can_take_step(actor, found, step))
    return actor, found


def _decide(
    request: HttpRequest,
    actor: Actor,
    found: Request,
    form: Form,
    *,
    title: str,
    button: str,
    notice: str,
    approve: bool,
) -> HttpResponseBase:
    return submit(
        request,
        form,
        lambda data: take_step(by=actor, request=found.id, approve=approve, seen=form.seen, **data),
        then=lambda made: reverse("approvals:waiting") if queries.waiting_for_me(actor) else _there(made),
        template="approvals/decide.html",
        context={
            "approval": found,
            "route": presenters.route_words(found)[0],
            "step": queries.current_step(found),
            "materials": presenters.materials(actor, found),
        },
        title=title,
        button=button,
        back=_there(found),
        notice=notice,
        again=lambda: Current(seen=queries.request(found.id, actor).version),
    )


def _there(found: Request) -> str:
    return reverse("approvals:request", args=[found.id])
