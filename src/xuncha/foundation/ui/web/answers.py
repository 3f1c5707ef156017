"""Pages and submissions: one place where what an action refuses becomes what a person reads."""

import json
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Refusal, Stale
from xuncha.foundation.ui import sent
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.models import Sent
from xuncha.foundation.ui.writing import day, sentences

R = TypeVar("R")

SIGN_IN = "/sign-in"
CARRIED_LIMIT = 400_000


@dataclass(frozen=True, slots=True)
class Current:
    """What stands now in a record that someone else changed: its version and the form's fields."""

    seen: int
    values: Mapping[str, Any] = field(default_factory=dict)


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
    *,
    fragment: str = "",
) -> HttpResponse:
    """The page; for htmx only its partial `fragment`, where one is named and the request asks for a part."""
    part = (
        bool(fragment) and bool(request.headers.get("HX-Request")) and not request.headers.get("HX-Boosted")
    )
    answer = render(
        request, f"{template}#{fragment}" if part else template, dict(context or {}), status=status
    )
    if fragment:
        patch_vary_headers(answer, ["HX-Request"])
    return answer


def submit(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], R],
    *,
    then: str | Callable[[R], str],
    template: str = "ui/verb.html",
    context: Mapping[str, Any] | None = None,
    title: str | Promise = "",
    button: str | Promise = "",
    back: str = "",
    notice: str | Promise | Callable[[R], str | Promise] = "",
    again: Callable[[], Current] | None = None,
    opening: bool = False,
) -> HttpResponseBase:
    """Show the form on GET; on POST run the action once, and redirect, or say on the same page why not.

    What was typed is kept. The second sending of the same form goes where the first went. `again` tells what
    stands now when the version was stale. `opening=True` for actions that open something sealed: their entry must
    be committed before the opening, so they run outside the submission's own transaction. An action that
    returns a response (a file) is answered with it.
    """
    shown = {
        "base": "ui/door.html" if request.path.startswith("/door/") else "ui/base.html",
        **(context or {}),
        "form": form,
        "verb_title": title,
        "verb_button": button or title,
        "verb_back": back,
    }
    if request.method != "POST":
        return page(request, template, shown)
    if "carried" in request.POST:
        messages.info(request, _("登录前填的内容已放回，还没有保存。文件须重新选。"))
        form.errors.clear()
        return page(request, template, shown)
    if not form.is_valid():
        return page(request, template, shown, status=422)
    actor: Actor | None = getattr(request, "actor", None)
    who = actor.code if actor else ""
    try:
        first = _sent_before(form, who)
        if first:
            return redirect(first)
        with nullcontext() if opening else transaction.atomic():
            claimed = _claim(form, who)
            if isinstance(claimed, str):
                return redirect(claimed)
            result = act(dict(form.cleaned_data))
            if isinstance(result, HttpResponseBase):
                _settle(claimed, back or request.get_full_path())
                return result
            location = then if isinstance(then, str) else then(result)
            _settle(claimed, location)
    except Refusal as refusal:
        return _refused_here(request, form, refusal, template, shown, again)
    said = notice(result) if callable(notice) else notice
    if said:
        messages.success(request, str(said))
    return redirect(location)


def _sent_before(form: Form, who: str) -> str:
    """Where the first sending of this form went, if there was one."""
    return sent.location_of(form.sent_with, who) if form.sent_with else ""


def _claim(form: Form, who: str) -> Sent | str | None:
    """Take the form's token. A second sender waits here for the first one's transaction, then reads its result."""
    if not form.sent_with:
        return None
    mine, new = sent.claim(form.sent_with, who)
    return mine if new else mine.location or SIGN_IN


def _settle(claimed: Sent | None, location: str) -> None:
    if claimed is not None:
        sent.settle(claimed, location)


def _refused_here(
    request: HttpRequest,
    form: Form,
    refusal: Refusal,
    template: str,
    shown: dict[str, Any],
    again: Callable[[], Current] | None,
) -> HttpResponse:
    """The same page with what was typed, the reasons on top and at their fields."""
    if refusal.status in (404, 503):
        return refused(request, refusal)
    if refusal.problems:
        for p in refusal.problems:
            where = p.where if p.where in form.fields else ""
            place = f"{p.where}：" if p.where and not where else ""
            form.refuse(where, sentences(place + p.message, p.fix))
    else:
        form.refuse("", refusal.message or refusal.code)
    if isinstance(refusal, Stale) and again is not None:
        now = again()
        form.seen = now.seen
        form.changed_meanwhile = list(_differences(form, now))
    shown["refusal"] = refusal
    return page(request, template, shown, status=refusal.status)


def _differences(form: Form, now: Current) -> list[tuple[str, str, str]]:
    found = []
    for name, value in now.values.items():
        if name in form.fields:
            typed = form.cleaned_data.get(name)
            if typed != value:
                found.append((str(form.fields[name].label or name), _written(value), _written(typed)))
    return found


def _written(value: Any) -> str:
    if value is None:
        return ""
    return day(value) if hasattr(value, "month") else str(value)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A page for a refusal that left a view: the same words for what is not there and what may not be known."""
    if refusal.status == 404:
        return not_found(request)
    template = {403: "ui/403.html", 503: "ui/locked.html"}.get(refusal.status, "ui/refused.html")
    return page(request, template, {"refusal": refusal}, status=refusal.status)


def not_found(request: HttpRequest, exception: object = None) -> HttpResponse:
    """404: not there, or not this person's to know; one sentence for both."""
    return page(request, "ui/404.html", status=404)


def forbidden(request: HttpRequest, exception: object = None) -> HttpResponse:
    return page(request, "ui/403.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """500: says that nothing was written; draws on nothing that may be broken itself."""
    return render(request, "ui/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's own token has aged (signed in again elsewhere): what was typed can be sent once more."""
    context = {"fields": typed_fields(request), "action": request.get_full_path()}
    return page(request, "ui/resend.html", context, status=403)


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, without tokens, files and passwords."""
    hidden = {"csrfmiddlewaretoken", "once", "token", "carried"}
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in hidden and "password" not in name
        for value in values
        if isinstance(value, str)
    ]


def ended_session(request: HttpRequest) -> HttpResponse:
    """A form sent after the session ended: a page that carries what was typed through signing in."""
    carried = json.dumps(
        {"path": request.get_full_path(), "fields": typed_fields(request)}, ensure_ascii=False
    )
    sign_in = f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}"
    context = {"carried": carried[:CARRIED_LIMIT], "sign_in": sign_in, "fields": typed_fields(request)}
    return page(request, "ui/ended.html", context, status=401)


def read_carried(request: HttpRequest) -> tuple[str, list[tuple[str, str]]] | None:
    """The address and fields a sign-in form carries, or None."""
    try:
        carried = json.loads(request.POST.get("carried", ""))
        path = str(carried["path"])
        fields = [(str(name), str(value)) for name, value in carried["fields"]]
    except (ValueError, KeyError, TypeError):
        return None
    return (path, fields) if _safe(request, path) else None


def _safe(request: HttpRequest, path: str) -> bool:
    return path.startswith("/") and url_has_allowed_host_and_scheme(
        path, {request.get_host()}, require_https=request.is_secure()
    )


def after_sign_in(request: HttpRequest, fallback: str = "/") -> HttpResponse:
    """Where a person goes who has just signed in: back to the form of an ended session with what was typed,
    else to `next`, else to `fallback`."""
    carried = read_carried(request)
    if carried:
        return page(request, "ui/carried.html", {"action": carried[0], "fields": carried[1]})
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return redirect(wanted if _safe(request, wanted) else fallback)
