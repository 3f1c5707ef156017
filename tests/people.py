"""The fixed cast: the same people in every test, made by the real actions in an office opened a moment ago.

    def test_…(cast):
        register_body(by=cast.office.actor, …)
        page = cast.office.client.get("/bodies")

`actor` and `client` read the grants anew each time, so a role given later in the test counts at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client, override_settings

from tests.remembered import remembered
from xuncha.foundation.terms import Actor, MovedClock, Ref, Role, new_id
from xuncha.foundation.terms.clock import CHINA
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.models import Body
from xuncha.standing.people.actions.grant_role import grant_role
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.open_office import open_office
from xuncha.standing.people.actions.register_person import register_person
from xuncha.standing.people.models import Account
from xuncha.standing.people.queries import actor_for

WORD = "Qingyuan-2024-xc"
LONG_AGO = date(2010, 1, 1)
BEGINS = datetime(2024, 3, 4, 9, 0, tzinfo=CHINA)  # a Monday, under the rule set of 2024


@dataclass
class Member:
    """One of the cast: the account, the word, and the acting person as of now."""

    account: Account
    clock: MovedClock

    @property
    def actor(self) -> Actor:
        """With the second factor shown."""
        return actor_for(self.account.id, self.clock, second_factor=True)

    @property
    def without_token(self) -> Actor:
        return actor_for(self.account.id, self.clock)

    @property
    def person(self) -> UUID:
        """The person's id. Administrators have none."""
        assert self.account.person_id is not None
        return self.account.person_id

    @property
    def code(self) -> str:
        return self.actor.code

    @property
    def client(self) -> Client:
        """A browser in which this person is signed in, with the second factor shown."""
        return signed_in(self.account.id)


def signed_in(account: UUID) -> Client:
    """A browser signed in to an account, its token bound and shown."""
    row = Account.objects.get(id=account)
    client = Client()
    session = client.session
    session[SESSION_KEY] = str(row.pk)
    session[BACKEND_SESSION_KEY] = "xuncha.standing.people.web.backend.OfficeAccounts"
    session[HASH_SESSION_KEY] = row.get_session_auth_hash()
    session["token"] = row.token_since.isoformat() if row.token_since else ""
    session.save()
    client.cookies["session"] = session.session_key
    return client


@dataclass
class Cast:
    """Everybody. `bureau` is the body inspected, `other_bureau` where the cadres come from."""

    clock: MovedClock
    system: Member
    security: Member
    audit: Member
    office: Member
    county: Body
    bureau: Body
    other_bureau: Body
    team: Ref
    other_team: Ref
    staff: Member = field(init=False)
    leading_group: Member = field(init=False)
    secretary: Member = field(init=False)
    lead: Member = field(init=False)
    deputy: Member = field(init=False)
    member: Member = field(init=False)
    second_member: Member = field(init=False)
    team_liaison: Member = field(init=False)
    stranger: Member = field(init=False)
    body_liaison: Member = field(init=False)
    clerk: Member = field(init=False)

    @property
    def everyone(self) -> list[Member]:
        return [
            *(self.office, self.staff, self.leading_group, self.secretary),
            *(self.lead, self.deputy, self.member, self.second_member, self.team_liaison),
            *(self.clerk, self.stranger, self.body_liaison, self.system, self.security, self.audit),
        ]


# who → (name, role, post, specialities)
WORKERS = {
    "staff": ("周文静", Role.OFFICE_STAFF, "巡察办干部", ""),
    "leading_group": ("方志远", Role.LEADING_GROUP, "领导小组副组长", ""),
    "secretary": ("郑国栋", Role.SECRETARY, "县委书记", ""),
    "lead": ("韩立群", Role.LEAD, "正科级巡察专员", "党建"),
    "deputy": ("林秀英", Role.DEPUTY, "副科级巡察专员", "财务"),
    "member": ("马骏", Role.MEMBER, "四级主任科员", "审计、财务"),
    "second_member": ("何雅琴", Role.MEMBER, "一级科员", "组织人事"),
    "team_liaison": ("孟晓晴", Role.LIAISON, "二级科员", "文秘"),
    "stranger": ("陶建国", Role.MEMBER, "三级主任科员", "工程"),
    "body_liaison": ("罗明", Role.BODY_LIAISON, "办公室主任", ""),
    "clerk": ("石小兰", Role.CLERK, "四级主任科员", ""),
}


@pytest.fixture
def clock() -> MovedClock:
    """Monday, 4 March 2024, nine o'clock; move it with `clock.move_to(date(…))`."""
    return MovedClock(BEGINS)


@pytest.fixture
def cast(db: None, clock: MovedClock) -> Iterator[Cast]:
    """An office opened this morning, with everybody in it."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield assemble(clock)


@remembered
def assemble(clock: MovedClock) -> Cast:
    """Open the office and bring everybody in, by the real actions."""
    opened = open_office(
        by=Actor("system", "", clock=clock),
        head_name="沈建华",
        must_change=False,
        words=dict.fromkeys(("system", "security", "audit", "head"), WORD),
    )
    admins = {key: _bound(getattr(opened, key).account, clock) for key in ("system", "security", "audit")}
    head = _bound(opened.head.account, clock)
    office = head.actor
    county = register_body(by=office, name="清源县委", kind="organisation", on=LONG_AGO)
    cast = Cast(
        clock=clock,
        **admins,
        office=head,
        county=county,
        bureau=register_body(
            by=office, name="清源县文化和旅游局", kind="department", parent=county.id, on=LONG_AGO
        ),
        other_bureau=register_body(
            by=office, name="清源县水利局", kind="department", parent=county.id, on=LONG_AGO
        ),
        team=Ref("teams.team", new_id()),
        other_team=Ref("teams.team", new_id()),
    )
    for who, (name, role, post, specialities) in WORKERS.items():
        setattr(cast, who, _worker(cast, who, name, role, post, specialities))
    return cast


def _worker(cast: Cast, who: str, name: str, role: Role, post: str, specialities: str) -> Member:
    unit = cast.bureau if who == "body_liaison" else cast.other_bureau
    person = register_person(
        by=cast.office.actor,
        name=name,
        unit=unit.id,
        post=post,
        specialities=specialities,
        lead_eligible=who in {"lead", "deputy"},
        in_pool=role.value in {"lead", "deputy", "member", "liaison"},
        since=date(2020, 1, 1),
    )
    opened = open_account(by=cast.system.actor, person=person.id, username=who, word=WORD, must_change=False)
    grant_role(by=cast.security.actor, role=role, person=person.id, scope=_scope(cast, who, role))
    return _bound(opened.account, cast.clock)


def _scope(cast: Cast, who: str, role: Role) -> Ref | None:
    if role == Role.BODY_LIAISON:
        return cast.bureau.ref
    if role in {Role.LEAD, Role.DEPUTY, Role.MEMBER, Role.LIAISON}:
        return cast.other_team if who == "stranger" else cast.team
    return None


def _bound(account: Account, clock: MovedClock) -> Member:
    """As if the token had been bound: the pages that demand it let the account through."""
    account.token_since = clock.now()
    account.save(update_fields=["token_since"])
    return Member(account, clock)
