"""Accounts and rights: the system administrator opens and closes, the security administrator grants and withdraws."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import BadInput, Problem, Ref
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import policies, queries
from xuncha.standing.people.actions.close_account import close_account
from xuncha.standing.people.actions.grant_role import grant_role
from xuncha.standing.people.actions.issue_word import issue_word
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.unlock_account import unlock_account
from xuncha.standing.people.actions.withdraw_role import withdraw_role
from xuncha.standing.people.actions.withdraw_token import withdraw_token
from xuncha.standing.people.models import Account
from xuncha.standing.people.web import forms, presenters

ROWS = 100


def _page_of(account: UUID) -> str:
    return reverse("people:account", args=[account])


def accounts(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    words, closed = request.GET.get("q", "").strip()[:60], request.GET.get("closed") == "1"
    pages = Paginator(queries.accounts_listed(actor, words, closed=closed), ROWS).get_page(
        request.GET.get("page")
    )
    return page(
        request,
        "people/accounts.html",
        {
            "pages": pages,
            "lines": presenters.account_lines(list(pages), actor),
            "words": words,
            "closed": closed,
            "may_open": policies.can_keep_accounts(actor),
        },
    )


def account(request: HttpRequest, account: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.account(account, actor)
    grants = queries.all_grants_of(row)
    return page(
        request,
        "people/account.html",
        {
            "account": row,
            "state": presenters.state_of(row, grants.filter(withdrawn_at=None).exists(), actor.clock.now()),
            "held": presenters.held(grants, actor),
            "verbs": presenters.account_verbs(row, actor),
            "may_grant": policies.can_unlock(actor) if row.active else None,
        },
    )


def open_one(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)

    def act(data: dict[str, Any]) -> HttpResponse:
        person = _person(data["person_code"])
        opened = open_account(by=actor, person=person, username=data["username"], name=data["name"])
        return _slip(request, opened.account, opened.word)

    return submit(
        request,
        forms.OpenAccountForm.of(request),
        act,
        then=reverse("people:accounts"),
        title=_("开立账号"),
        button=_("开立，打印账号单"),
        back=reverse("people:accounts"),
    )


def _person(code: str) -> UUID | None:
    """Raises BadInput where nobody has this code."""
    if not code:
        return None
    found = queries.by_code(code.upper())
    if found is None:
        problem = Problem("account.no_person", _("没有这个人员编号"), "person_code", _("向巡察办核对编号"))
        raise BadInput(problem.code, problems=[problem])
    key: UUID = found.id
    return key


def _slip(request: HttpRequest, row: Account, word: str) -> HttpResponse:
    """The account slip: the one answer in which the word stands."""
    return page(request, "people/slip.html", {"account": row, "word": word})


def word(request: HttpRequest, account: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.account(account, actor)

    def act(data: dict[str, Any]) -> HttpResponse:
        issued = issue_word(by=actor, account=account, reason=data["reason"])
        return _slip(request, issued.account, issued.word)

    return submit(
        request,
        forms.OptionalReasonForm.of(request),
        act,
        then=_page_of(account),
        title=_("重发密码：%(name)s") % {"name": row.name},
        button=_("重发，打印账号单"),
        back=_page_of(account),
    )


def close(request: HttpRequest, account: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.account(account, actor)
    return submit(
        request,
        forms.OptionalReasonForm.of(request),
        lambda data: close_account(by=actor, account=account, **data),
        then=_page_of(account),
        title=_("关闭账号：%(name)s") % {"name": row.name},
        button=_("关闭账号"),
        back=_page_of(account),
        notice=_("已关闭，正在登录的也已退出"),
    )


def unlock(request: HttpRequest, account: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.account(account, actor)
    return submit(
        request,
        Form.of(request),
        lambda _data: unlock_account(by=actor, account=account),
        then=_page_of(account),
        title=_("解除锁定：%(name)s") % {"name": row.name},
        button=_("解除锁定"),
        back=_page_of(account),
        notice=_("已解除，可以再登录"),
    )


def token_off(request: HttpRequest, account: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.account(account, actor)
    return submit(
        request,
        forms.OptionalReasonForm.of(request),
        lambda data: withdraw_token(by=actor, account=account, **data),
        then=_page_of(account),
        title=_("解除令牌：%(name)s") % {"name": row.name},
        button=_("解除令牌"),
        back=_page_of(account),
        notice=_("已解除，本人下次登录重新绑定"),
    )


def grant(request: HttpRequest, account: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.account(account, actor)

    def act(data: dict[str, Any]) -> Any:
        scope = _body(data.pop("body_number"))
        return grant_role(by=actor, account=account, scope=scope, **data)

    return submit(
        request,
        forms.GrantForm.of(request),
        act,
        then=_page_of(account),
        title=_("授予权限：%(name)s") % {"name": row.name},
        button=_("授予"),
        back=_page_of(account),
        notice=_("已授予，马上生效"),
    )


def _body(number: str) -> Ref | None:
    """Raises BadInput where no body has this number."""
    if not number:
        return None
    found = organisations.by_number(number.upper())
    if found is None:
        problem = Problem("grant.no_body", _("没有这个单位编号"), "body_number", _("向巡察办核对编号"))
        raise BadInput(problem.code, problems=[problem])
    return Ref("organisations.body", found.id)


def withdraw(request: HttpRequest, grant: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.grant(grant)
    account = row.account or (queries.account_of(row.person_id) if row.person_id else None)
    back = _page_of(account.id) if account else reverse("people:accounts")
    return submit(
        request,
        forms.OptionalReasonForm.of(request),
        lambda data: withdraw_role(by=actor, grant=grant, **data),
        then=back,
        title=_("收回权限：%(role)s") % {"role": row.role_label},
        button=_("收回"),
        back=back,
        notice=_("已收回，马上失效"),
    )
