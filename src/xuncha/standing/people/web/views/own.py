"""One's own account: word, token, rights."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.people import queries
from xuncha.standing.people.actions.begin_token import begin_token
from xuncha.standing.people.actions.confirm_token import confirm_token
from xuncha.standing.people.actions.note_failed_sign_in import note_failed_sign_in
from xuncha.standing.people.actions.set_password import set_password
from xuncha.standing.people.actions.show_token import show_token
from xuncha.standing.people.models import Account
from xuncha.standing.people.web import forms, presenters
from xuncha.standing.people.web.middleware import TOKEN_KEY, token_mark

from .sitting import next_of


def own_account(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    row = queries.account(request.user.pk)
    return page(
        request,
        "people/own_account.html",
        {
            "account": row,
            "held": presenters.held(queries.all_grants_of(row), actor, today_only=True),
            "shown": actor.second_factor,
        },
    )


def password(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)

    def act(data: dict[str, Any]) -> Account:
        row = set_password(by=actor, account=request.user.pk, old=data["password_old"], word=data["password"])
        update_session_auth_hash(request, row)
        return row

    return submit(
        request,
        forms.PasswordForm.of(request),
        act,
        then="/",
        template="people/password.html",
        context={"first": request.user.must_change},
        notice=_("密码已改，别处登录的已退出"),
    )


def token(request: HttpRequest) -> HttpResponseBase:
    """Begin on GET-less terms: a POST without digits makes the secret, one with digits confirms it."""
    actor = actor_of(request)
    row = queries.account(request.user.pk)
    if row.token_since is not None:
        return page(request, "people/token.html", {"account": row, "bound": True})
    if request.method == "POST" and "begin" in request.POST:
        begin_token(by=actor, account=row.id)
    secret = queries.pending_secret(row)
    if request.method != "POST" or "begin" in request.POST:
        return page(request, "people/token.html", _set_up(row, secret, forms.TokenForm()))

    def act(data: dict[str, Any]) -> Account:
        done = confirm_token(by=actor, account=row.id, code=data["token"])
        request.session[TOKEN_KEY] = token_mark(done)
        return done

    form = forms.TokenForm.of(request)
    return submit(
        request,
        form,
        act,
        then="/",
        template="people/token.html",
        context=_set_up(row, secret, form),
        notice=_("令牌已绑定"),
    )


def _set_up(row: Account, secret: str, form: forms.TokenForm) -> dict[str, Any]:
    """The picture to scan, as data in the page; the secret in groups of four for who types it."""
    if not secret:
        return {"account": row, "form": form}
    label = quote(f"{settings.PLACE_NAME} {row.username}")
    address = f"otpauth://totp/{label}?secret={secret}&issuer=Xuncha&digits=6&period=30"
    import segno  # slow to load: only here, not at the start

    picture = segno.make(address, micro=False).png_data_uri(scale=5, border=2)
    grouped = " ".join(secret[i : i + 4] for i in range(0, len(secret), 4))
    return {"account": row, "form": form, "picture": picture, "secret": grouped}


def confirm(request: HttpRequest) -> HttpResponseBase:
    """Show the token in a running sitting, then go on to what was wanted."""
    actor = actor_of(request)
    row = queries.account(request.user.pk)
    if row.token_since is None:
        raise WrongState("token.none", _("还没有绑定令牌。请先绑定。"))

    def act(data: dict[str, Any]) -> Account:
        done = _shown(actor, row, data["token"])
        request.session[TOKEN_KEY] = token_mark(done)
        return done

    return submit(
        request,
        forms.TokenForm.of(request),
        act,
        then=next_of(request),
        template="people/confirm.html",
        context={"next": next_of(request), "hint": queries.rehearsal_digits(row)},
        opening=True,  # a failure must be counted although the form is refused
    )


def _shown(actor: Actor, row: Account, code: str) -> Account:
    try:
        return show_token(by=actor, account=row.id, code=code)
    except NotAllowed as wrong:
        if wrong.code == "token.wrong":
            note_failed_sign_in(by=actor, account=row.id)
        raise
