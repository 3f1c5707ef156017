"""Signing in and out."""

from typing import Any

from django import forms as fields
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.keys.state import held, is_locked
from xuncha.foundation.terms import Actor, NotAllowed, SystemClock
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.web import after_sign_in, page
from xuncha.standing.people import queries
from xuncha.standing.people.actions.note_failed_sign_in import note_failed_sign_in
from xuncha.standing.people.actions.sign_in import sign_in as act_sign_in
from xuncha.standing.people.actions.sign_out import sign_out as act_sign_out
from xuncha.standing.people.models import Account
from xuncha.standing.people.rules.words import FAILURES_BEFORE_LOCK, LOCKED_MINUTES
from xuncha.standing.people.web.middleware import TOKEN_KEY, token_mark


class SignInForm(Form):
    username = fields.CharField(
        label=_("账号"), max_length=40, widget=fields.TextInput(attrs={"autocomplete": "username"})
    )
    password = fields.CharField(
        label=_("密码"),
        strip=False,
        max_length=200,
        widget=fields.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    token = fields.CharField(
        label=_("动态码"),
        required=False,
        max_length=8,
        help_text=_("令牌上显示的 6 位数字，每 30 秒换一次"),
        widget=fields.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "x-otp", "size": 8}
        ),
    )


def next_of(request: HttpRequest) -> str:
    """Where to go afterwards: a page of this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    same_site = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if same_site and wanted.startswith("/") else "/"


def sign_in(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated and request.method == "GET":
        return redirect(next_of(request))
    form, refused = SignInForm(), False
    if "username" in request.POST:
        held()  # nobody signs in to a locked office, and no words are tried where failures cannot be counted
        form = SignInForm.of(request)
        refused = not form.is_valid()
        if not refused:
            account = queries.account_named(form.cleaned_data["username"])
            try:
                _let_in(request, account, form.cleaned_data)
                return after_sign_in(request, fallback="/")
            except NotAllowed as wrong:
                refused = True
                form.refuse("", wrong.message)
                _count(account, wrong)
    return page(request, "people/sign_in.html", _shown(request, form), status=403 if refused else 200)


def _shown(request: HttpRequest, form: SignInForm) -> dict[str, Any]:
    sign_ins = queries.rehearsal_sign_ins()
    words = {one["word"] for one in sign_ins}
    return {
        "form": form,
        "next": next_of(request),
        "office": settings.OFFICE_NAME,
        "sign_ins": sign_ins,
        "one_word": words.pop() if len(words) == 1 else "",
        "locked": is_locked(),
        "failures": FAILURES_BEFORE_LOCK,
        "minutes": LOCKED_MINUTES,
        "server_time": SystemClock().now(),
        "opened": queries.any_account(),
    }


def _let_in(request: HttpRequest, account: Account | None, given: dict[str, str]) -> None:
    """Raises NotAllowed."""
    door = Actor("door", "", clock=SystemClock(), origin=settings.ORIGIN)
    row = act_sign_in(
        by=queries.actor_for(account) if account else door,
        account=account.id if account else None,
        word=given["password"],
        code=given["token"],
    )
    login(request, row)
    request.session[TOKEN_KEY] = token_mark(row)


def _count(account: Account | None, wrong: NotAllowed) -> None:
    if account is not None and wrong.code == "sign_in.wrong":
        note_failed_sign_in(by=queries.actor_for(account), account=account.id)


def sign_out(request: HttpRequest) -> HttpResponse:
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None and not is_locked():
        act_sign_out(by=actor, account=request.user.pk)
    logout(request)
    return redirect("people:sign_in")
