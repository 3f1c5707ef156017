from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, Ref, Role, WrongState, new_id
from xuncha.standing.people import queries
from xuncha.standing.people.models import Account, Person

from ._accounts import OpenedAccount, give, open_one
from ._entering import enter, good_name

ADMINISTRATORS = {
    "system": (Role.SYSTEM_ADMIN, "sysadmin"),
    "security": (Role.SECURITY_ADMIN, "secadmin"),
    "audit": (Role.AUDIT_ADMIN, "auditor"),
}


@dataclass(frozen=True, slots=True)
class OpenedOffice:
    """The first four: three administrators and the head of the office, each with the word of the slip."""

    system: OpenedAccount
    security: OpenedAccount
    audit: OpenedAccount
    head: OpenedAccount

    @property
    def head_person(self) -> UUID:
        person = self.head.account.person_id
        assert isinstance(person, UUID)
        return person


@action
def open_office(
    *,
    by: Actor,
    head_name: str,
    head_username: str = "head",
    head_post: str = "",
    head_unit: UUID | None = None,
    admin_names: Mapping[str, str] | None = None,
    words: Mapping[str, str] | None = None,
    must_change: bool = True,
    on: date | None = None,
) -> OpenedOffice:
    """启用办公系统 — Open the first accounts of an empty office: three administrators apart, and the office head.

    Once per office, by whoever sets it up (`Actor("system", …)`); from then on nobody can alone both open an account
    and grant it rights. `words` and `admin_names` by `system`, `security`, `audit`, `head`; words left out are
    made up. Raises WrongState `office.already_open`, BadInput `person.no_name`.
    """
    if queries.any_account():
        raise WrongState("office.already_open", _("已经有账号，不能再次启用。"))
    day = on or by.clock.today()
    given, called = words or {}, admin_names or {}
    head = _head(
        by, head_name, head_username, head_post or _("巡察办主任"), head_unit, given, must_change, day
    )
    admins = {
        key: _admin(by, key, role, username, called.get(key, str(role.label)), given, must_change, day)
        for key, (role, username) in ADMINISTRATORS.items()
    }
    record(
        "people.office_opened",
        by=by,
        about=Ref("people.office", new_id()),
        facts={
            "head": head.account.person.code if head.account.person else "",
            **{key: opened.account.code for key, opened in admins.items()},
        },
    )
    return OpenedOffice(admins["system"], admins["security"], admins["audit"], head)


def _admin(
    by: Actor,
    key: str,
    role: Role,
    username: str,
    name: str,
    words: Mapping[str, str],
    must_change: bool,
    day: date,
) -> OpenedAccount:
    opened = open_one(
        by=by, username=username, name=name, person=None, word=words.get(key), must_change=must_change
    )
    _grant(by, opened.account, role, day)
    return opened


def _head(
    by: Actor,
    name: str,
    username: str,
    post: str,
    unit: UUID | None,
    words: Mapping[str, str],
    must_change: bool,
    day: date,
) -> OpenedAccount:
    person = enter(
        by=by,
        name=good_name(name),
        unit=unit,
        unit_name="" if unit else _("县委巡察办"),
        post=post,
        specialities="",
        home_place="",
        lead_eligible=False,
        in_pool=False,
        since=day,
    )
    opened = open_one(
        by=by, username=username, name=name, person=person, word=words.get("head"), must_change=must_change
    )
    _grant(by, person, Role.OFFICE_HEAD, day)
    return opened


def _grant(by: Actor, holder: Account | Person, role: Role, day: date) -> None:
    give(by=by, holder=holder, role=role, scope=None, since=day, until=None, reason=_("启用时"))
