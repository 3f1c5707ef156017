"""How accounts, words and grants come about, for the verbs that make them."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem, Ref, Role, WrongState
from xuncha.foundation.terms.record import born
from xuncha.standing.people import queries
from xuncha.standing.people.models import Account, Grant, Person
from xuncha.standing.people.rules.apart import clash, fault_of_scope
from xuncha.standing.people.rules.naming import tidy
from xuncha.standing.people.rules.words import ALPHABET, SHORTEST, faults_of, grouped


@dataclass(frozen=True, slots=True)
class OpenedAccount:
    """An account and the word of its slip: the only time the word can be read."""

    account: Account
    word: str


def fresh_word() -> str:
    return grouped("".join(secrets.choice(ALPHABET) for _i in range(12)))


def good_word(word: str, row: Account) -> str:
    """Raises BadInput with everything that is wrong with it."""
    faults = faults_of(word, username=row.username, name=row.name)
    problems = [Problem(f"word.{f}", *_said(f)) for f in faults]
    try:
        CommonPasswordValidator().validate(word)
    except ValidationError:
        problems.append(Problem("word.common", *_said("common")))
    if problems:
        raise BadInput("word.weak", problems=problems)
    return word


def _said(fault: str) -> tuple[str, str, str]:
    said = {
        "short": (_("密码不足 %(n)d 位") % {"n": SHORTEST}, _("加长，可以用几个词连起来")),
        "all_alike": (_("密码只有一种字符或重复太多"), _("字母、数字、符号至少用两种")),
        "has_name": (_("密码里有账号或姓名"), _("换掉这一部分")),
        "common": (_("这个密码太常见"), _("换一个别人想不到的")),
    }
    message, fix = said[fault]
    return message, "word", fix


def open_one(
    *, by: Actor, username: str, name: str, person: Person | None, word: str | None, must_change: bool
) -> OpenedAccount:
    """Write the account. Raises BadInput `account.username_taken`, `account.bad_username`; WrongState."""
    if person is not None and queries.account_of(person.id) is not None:
        raise WrongState("account.has_one", _("%(code)s 已有账号。") % {"code": person.code})
    code = next_number(series="people.account", by=by, pattern="A-{n:03}")
    kept = (tidy(username) or (person.code if person else code).replace("-", "")).lower()
    _check_username(kept)
    given = word or fresh_word()
    row = Account(
        **born(by),
        code=code,
        username=kept,
        name=tidy(name) or (person.name if person else kept),
        person=person,
        must_change=must_change,
    )
    row.set_password(given)
    row.save(force_insert=True)
    return OpenedAccount(row, given)


def _check_username(username: str) -> None:
    problem = None
    if not (username.isascii() and username.replace(".", "").replace("_", "").replace("-", "").isalnum()):
        problem = Problem(
            "account.bad_username", _("账号只能用字母、数字和 . _ -"), "username", _("如姓名拼音 mengxq")
        )
    elif len(username) > 40:
        problem = Problem("account.bad_username", _("账号太长"), "username", _("不超过 40 个字符"))
    elif queries.username_taken(username):
        problem = Problem(
            "account.username_taken",
            _("账号“%(u)s”已经有了") % {"u": username},
            "username",
            _("换一个，用过的不再用"),
        )
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])


def check_scope(role: Role, scope: Ref | None) -> None:
    """Raises BadInput `grant.needs_team`, `grant.needs_body`, `grant.office_wide`."""
    fault = fault_of_scope(str(role), scope.kind if scope else "")
    if fault:
        said = {
            "needs_team": _("这个角色要写明是哪个巡察组"),
            "needs_body": _("这个角色要写明是哪个单位"),
            "office_wide": _("这个角色不能只限于一个组或单位"),
        }
        problem = Problem(f"grant.{fault}", said[fault], "scope", _("补上或去掉范围"))
        raise BadInput(problem.code, problems=[problem])


def check_apart(holder: Account | Person, role: Role, on: date) -> None:
    """Raises WrongState `grant.two_administrators`, `grant.administrator_and_work`."""
    held = {g.role for g in queries.grants_of(holder, on)}
    fault = clash(held, str(role))
    if fault == "two_administrators":
        raise WrongState("grant.two_administrators", _("系统、安全、审计三员要由三个人分别担任。"))
    if fault:
        raise WrongState(
            "grant.administrator_and_work", _("管理员不能同时有业务权限，有业务权限的人不能兼管理员。")
        )


def give(
    *,
    by: Actor,
    holder: Account | Person,
    role: Role,
    scope: Ref | None,
    since: date,
    until: date | None,
    reason: str,
) -> Grant:
    """Write the grant; the checks have been made."""
    person = holder if isinstance(holder, Person) else None
    account = holder if isinstance(holder, Account) else None
    grant: Grant = Grant.objects.create(
        **born(by),
        person=person,
        account=account,
        role=str(role),
        scope_kind=scope.kind if scope else "",
        scope_id=scope.id if scope else None,
        since=since,
        until=until,
        reason=tidy(reason),
        granted_by=by.code,
    )
    return grant


def holder_of(person: UUID | None, account: UUID | None) -> Account | Person:
    """Whose the grant will be: the person where there is one, an administrator's account otherwise."""
    if (person is None) == (account is None):
        raise BadInput("grant.one_holder", _("写明给哪个人或哪个账号，只写一个。"))
    if person is not None:
        return queries.person(person)
    assert account is not None
    row = queries.account(account)
    return row.person or row
