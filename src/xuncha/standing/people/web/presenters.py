"""Persons and accounts as the pages show them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, Decision, Ref
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account, Grant, Person


@dataclass(frozen=True, slots=True)
class Held:
    """A grant on a page: role, for what (as far as the reader may know), from when, until when, still in force."""

    grant: Grant
    role: str
    what: str
    href: str
    live: bool


def held(grants: Iterable[Grant], actor: Actor, *, today_only: bool = False) -> list[Held]:
    """For each grant what its scope is called for this reader; where they may not know, only its kind."""
    rows = list(grants)
    today = actor.clock.today()
    known = describe(actor, [g.scope for g in rows if g.scope is not None])
    found = []
    for g in rows:
        live = g.withdrawn_at is None and g.since <= today and (g.until is None or g.until >= today)
        if live or not today_only:
            what, href = _scope(g.scope, known)
            found.append(Held(g, g.role_label, what, href, live))
    return found


def _scope(scope: Ref | None, known: Mapping[Ref, Described]) -> tuple[str, str]:
    if scope is None:
        return _("全办"), ""
    if scope in known:
        return str(known[scope].title), known[scope].href
    kinds = {"teams.team": _("某个巡察组"), "organisations.body": _("某个单位")}
    return f"{kinds.get(scope.kind, scope.kind)} …{str(scope.id)[-6:]}", ""


@dataclass(frozen=True, slots=True)
class PoolLine:
    person: Person
    unit: str
    roles: str


def pool_lines(persons: list[Person], actor: Actor) -> list[PoolLine]:
    roles = queries.roles_of_persons([p.id for p in persons], actor.clock.today())
    return [
        PoolLine(p, queries.unit_of(p), "、".join(dict.fromkeys(g.role_label for g in roles[p.id])))
        for p in persons
    ]


@dataclass(frozen=True, slots=True)
class AccountLine:
    account: Account
    roles: str
    state: tuple[str, str]


def account_lines(accounts: list[Account], actor: Actor) -> list[AccountLine]:
    roles = queries.grants_of_accounts(accounts, actor.clock.today())
    now = actor.clock.now()
    return [
        AccountLine(
            a,
            "、".join(dict.fromkeys(g.role_label for g in roles[a.id])),
            state_of(a, bool(roles[a.id]), now),
        )
        for a in accounts
    ]


def state_of(row: Account, granted: bool, now: datetime) -> tuple[str, str]:
    """Shape and word."""
    if not row.active:
        return "none", _("已关闭")
    if queries.is_locked_out(row, now):
        return "late", _("锁定")
    if row.must_change:
        return "draft", _("还没登录过或要换密码")
    return ("done", _("在用")) if granted else ("warn", _("没有权限"))


@dataclass(frozen=True, slots=True)
class Verb:
    label: str
    href: str
    decision: Decision


def person_verbs(row: Person, actor: Actor) -> list[Verb]:
    """The office's verbs on a person; others see none."""
    decision = policies.can_keep_pool(actor)
    if not decision:
        return []
    labels = {"change_post": _("职务变动"), "amend_person": _("更正登记")}
    return [Verb(label, reverse(f"people:{verb}", args=[row.id]), decision) for verb, label in labels.items()]


def account_verbs(row: Account, actor: Actor) -> list[Verb]:
    """Verbs of this administrator on an account; the page says whose the others are."""
    if not row.active:
        return []
    keeps, unlocks = policies.can_keep_accounts(actor), policies.can_unlock(actor)
    verbs = [("issue_word", _("重发密码"), keeps), ("close_account", _("关闭账号"), keeps)]
    if queries.is_locked_out(row, actor.clock.now()):
        verbs.append(("unlock_account", _("解除锁定"), unlocks))
    if row.token_since is not None:
        verbs.append(("withdraw_token", _("解除令牌"), policies.can_withdraw_token(actor, row)))
    return [Verb(label, reverse(f"people:{verb}", args=[row.id]), d) for verb, label, d in verbs if d]
