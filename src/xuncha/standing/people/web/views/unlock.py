"""Unlocking the office after a start without its key."""

import time
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.keys import state
from xuncha.foundation.terms import Actor, Refusal, SystemClock, WrongState
from xuncha.foundation.ui.forms import Form, TextField
from xuncha.foundation.ui.web import submit
from xuncha.standing.people import queries
from xuncha.standing.people.actions.unlock_office import unlock_office
from xuncha.standing.people.models import Account

# Failures cannot be journalled while locked; so that nobody tries words quickly, each costs its sender a second.
COSTS = 1.0


class UnlockForm(Form):
    username = TextField(label=_("账号"), widget=forms.TextInput(attrs={"autocomplete": "username"}))
    word = forms.CharField(
        label=_("密码"), widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), strip=False
    )
    code = TextField(
        label=_("动态码"),
        required=False,
        help_text=_("绑定了令牌的账号要填"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    key = TextField(
        label=_("机关密钥"),
        help_text=_("密钥封套上的九组字母数字，大小写、空格不限"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


def unlock(request: HttpRequest) -> HttpResponseBase:
    if not state.is_locked():
        return redirect("people:sign_in")
    return submit(
        request,
        UnlockForm.of(request),
        _unlock,
        then="/sign-in",
        template="people/unlock.html",
        title=_("解锁"),
        button=_("解锁"),
        notice=_("已解锁，请登录"),
        opening=True,  # its entry is committed before anyone is told that the office is open
    )


def _unlock(given: dict[str, Any]) -> Account:
    account = queries.account_named(given.pop("username"))
    by = (
        queries.actor_for(account)
        if account
        else Actor("door", "", clock=SystemClock(), origin=settings.ORIGIN)
    )
    try:
        return unlock_office(by=by, account=account.id if account else None, **given)
    except WrongState:
        raise
    except Exception as wrong:
        state.lock()
        if isinstance(wrong, Refusal):
            time.sleep(COSTS)
        raise
