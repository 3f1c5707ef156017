"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from xuncha.foundation.keys.state import held, is_locked
from xuncha.foundation.terms import Actor, NotAllowed, SystemClock
from xuncha.standing.people import queries
from xuncha.standing.people.actions.note_failed_sign_in import note_failed_sign_in
from xuncha.standing.people.actions.sign_in import sign_in as act_sign_in
from xuncha.standing.people.actions.sign_out import sign_out as act_sign_out
from xuncha.standing.people.models import Account
from xuncha.standing.people.web.middleware import TOKEN_KEY, token_mark

DOOR = Actor("door", "", clock=SystemClock(), origin=settings.ORIGIN)


def next_of(request: HttpRequest) -> str:
    """Where to go afterwards: a page of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    same_site = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if same_site and wanted.startswith("/") else "/"


def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated and request.method == "GET":
        return redirect(next_of(request))
    refusal = None
    if request.method == "POST":
        held()  # nobody signs in to a locked office, and no words are tried where failures cannot be counted
        account = queries.account_named(request.POST.get("username", ""))
        try:
            return _let_in(request, account)
        except NotAllowed as refused:
            refusal = refused
            if account is not None and refused.code == "sign_in.wrong" and not is_locked():
                note_failed_sign_in(by=queries.actor_for(account), account=account.id)
    return render(
        request,
        "people/sign_in.html",
        {"refusal": refusal, "next": next_of(request), "username": request.POST.get("username", "")},
        status=403 if refusal else 200,
    )


def _let_in(request: HttpRequest, account: Account | None) -> HttpResponse:
    by = queries.actor_for(account) if account else DOOR
    row = act_sign_in(
        by=by,
        account=account.id if account else None,
        word=request.POST.get("word", ""),
        code=request.POST.get("code", ""),
    )
    login(request, row)
    request.session[TOKEN_KEY] = token_mark(row)
    return redirect(next_of(request))


def sign_out(request: HttpRequest) -> HttpResponse:
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None and not is_locked():
        act_sign_out(by=actor, account=request.user.pk)
    logout(request)
    return redirect("people:sign_in")
