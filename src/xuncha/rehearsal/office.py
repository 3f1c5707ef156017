"""An office in rehearsal: marked so for ever, with a moved clock, invented people, and words everybody may know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import chain
from typing import Any
from uuid import UUID

from xuncha.foundation.keys.state import make_demo_key
from xuncha.foundation.terms import Actor, MovedClock, Ref, Role
from xuncha.foundation.terms.clock import CHINA
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.actions.create_post import create_post
from xuncha.standing.organisations.actions.fill_post import fill_post
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.grant_role import grant_role
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.open_office import open_office
from xuncha.standing.people.actions.register_person import register_person

from .invention import Invention, county
from .words import WORD

NO_LIMITS: Mapping[str, int] = {}
SPECIALITIES = ("纪检监察", "党务", "财务", "人事", "业务", "审计")


@dataclass
class Office:
    """Who acts in a rehearsal, and when. Actors are asked for anew after every grant."""

    clock: MovedClock
    invention: Invention
    opened: date
    persons: dict[str, UUID] = field(default_factory=dict)
    bodies: dict[str, UUID] = field(default_factory=dict)
    _actors: dict[UUID, Actor] = field(default_factory=dict)

    def actor(self, who: str | UUID) -> Actor:
        """The person of this name in the cast, or of this id, with what they hold now."""
        person = self.persons[who] if isinstance(who, str) else who
        if person not in self._actors:
            self._actors[person] = people.actor_for(person, clock=self.clock, second_factor=True)
        return self._actors[person]

    @property
    def founded(self) -> date:
        """From when its bodies are in the register, whatever year is rehearsed."""
        return date(self.opened.year - 5, 3, 1)

    @property
    def settled(self) -> date:
        """From when posts are held and people are where they are: before all conduct that is looked into."""
        return date(self.opened.year - 4, 1, 6)

    def forget(self, persons: Iterable[UUID] = ()) -> None:
        """Rights changed: ask again."""
        for person in tuple(persons) or tuple(self._actors):
            self._actors.pop(person, None)

    @property
    def head(self) -> Actor:
        return self.actor("head")

    @property
    def staff(self) -> Actor:
        return self.actor("staff")

    @property
    def clerk(self) -> Actor:
        return self.actor("clerk")


def open_rehearsal(on: date, invention: Invention, register: Mapping[str, int] = NO_LIMITS) -> Office:
    """The office on its first day, or again as it stands in a home that has one.

    `register`: no more bodies of a kind than this on the first day.
    """
    clock = MovedClock(datetime.combine(on, time(8, 30), CHINA))
    office = Office(clock, invention, on)
    invention.year = on.year - 1
    if people.any_account():
        return _again(office)
    make_demo_key()
    return _first_day(office, register)


def _again(office: Office) -> Office:
    for name in ("head", "staff", "staff2", "leader", "secretary", "clerk"):
        office.persons[name] = _named(name).person_id
    for name, username in (("system", "sysadmin"), ("security", "secadmin")):
        account = _named(username)
        office.persons[name] = account.id
        office._actors[account.id] = people.actor_for(account, clock=office.clock, second_factor=True)
    office.bodies = {b.name: b.id for b in organisations.standing_on(office.clock.today())}
    return office


def _named(username: str) -> Any:
    account = people.account_named(username)
    if account is None:
        raise RuntimeError(f"this home has accounts, but none named {username}: it is no rehearsal of ours")
    return account


def _first_day(office: Office, register: Mapping[str, int]) -> Office:
    invention, clock = office.invention, office.clock
    system = Actor("system", "系统", clock=clock)
    names = {"system": invention.name(), "security": invention.name(), "audit": invention.name()}
    words = dict.fromkeys(("system", "security", "audit", "head"), WORD)
    opened = open_office(
        by=system, head_name=invention.name(), admin_names=names, words=words, must_change=False
    )
    office.persons["head"] = opened.head_person
    system_admin = people.actor_for(opened.system.account, clock=clock, second_factor=True)
    security_admin = people.actor_for(opened.security.account, clock=clock, second_factor=True)
    _register(office, register)
    for name, role, post in (
        ("staff", Role.OFFICE_STAFF, "巡察办副主任"),
        ("staff2", Role.OFFICE_STAFF, "巡察办科员"),
        ("leader", Role.LEADING_GROUP, "县委常委、县纪委书记"),
        ("secretary", Role.SECRETARY, "县委书记"),
        ("clerk", Role.CLERK, "巡察办信访员"),
    ):
        unit = (
            office.bodies[county()["office"]]
            if role in {Role.OFFICE_STAFF, Role.CLERK}
            else office.bodies[county()["committee"]]
        )
        person = register_person(
            by=office.head,
            name=invention.name(),
            unit=unit,
            post=post,
            in_pool=False,
            since=office.settled,
        )
        office.persons[name] = person.id
        open_account(by=system_admin, person=person.id, username=name, word=WORD, must_change=False)
        grant_role(by=security_admin, role=role, person=person.id)
    office.persons["security"] = opened.security.account.id
    office._actors[opened.security.account.id] = security_admin
    office.persons["system"] = opened.system.account.id
    office._actors[opened.system.account.id] = system_admin
    office.forget([office.persons["head"]])
    return office


def _register(office: Office, register: Mapping[str, int]) -> None:
    """The register: committee, its office, partners, departments, towns."""
    head, since = office.head, office.founded
    committee = register_body(by=head, name=county()["committee"], kind="higher", on=since)
    office.bodies[committee.name] = committee.id
    named = [
        (county()["office"], "higher"),
        ("县纪委监委", "discipline"),
        ("县委组织部", "organisation_dept"),
        ("县审计局", "audit"),
        ("县信访局", "petition"),
        ("县财政局", "finance"),
    ]
    named += [(name, "department") for name in county()["departments"][: register.get("department")]]
    named += [(name, "town") for name in county()["towns"][: register.get("town")]]
    for name, kind in named:
        office.bodies[name] = register_body(by=head, name=name, kind=kind, parent=committee.id, on=since).id


ENDINGS = {
    "town": "镇", "village": "村", "community": "社区", "state_owned_enterprise": "公司", "school": "小学",
    "school_district": "学区", "institution": "服务中心", "zone": "产业园区", "association": "协会",
}  # fmt: skip
OF_A_TOWN = ("town", "village", "community", "school")


def invented_body(office: Office, kind: str, parent: UUID | None = None) -> UUID:
    """One more body of a kind, where the register has none left; under the committee unless said otherwise."""
    first, second = county()["village_first"], county()["village_second"]
    short = (a + b for a in first for b in second)
    long = (a + b + c for a in first for b in first for c in second)
    prefix = "" if kind in OF_A_TOWN else "县"
    names = (f"{prefix}{name}{ENDINGS.get(kind, '局')}" for name in chain(short, long))
    name = next(n for n in names if n not in office.bodies)
    under = parent or office.bodies[county()["committee"]]
    made = register_body(by=office.head, name=name, kind=kind, parent=under, on=office.founded)
    office.bodies[name] = made.id
    return made.id


def lead_group(office: Office, body: UUID) -> None:
    """The leading group of a body that is inspected: posts with invented holders."""
    if organisations.leading_group(body, office.clock.today()):
        return
    for order, title in enumerate(("党组书记、局长", "党组成员、副局长", "党组成员、机关党委书记"), 1):
        post = create_post(
            by=office.head, body=body, title=title, is_head=order == 1, order=order, on=office.settled
        )
        fill_post(by=office.head, post=post.id, holder=office.invention.name(), on=office.settled)


def liaison_of(office: Office, body: UUID, username: str = "") -> UUID:
    """The person through whom an inspected body answers; with an account where a name for it is given."""
    held = people.holders(Role.BODY_LIAISON, Ref("organisations.body", body), on=office.clock.today())
    if held:
        return held[0]
    person = register_person(
        by=office.head,
        name=office.invention.name(),
        unit=body,
        post="办公室主任",
        in_pool=False,
        namesake=True,
    )
    if username:
        open_account(
            by=office.actor("system"), person=person.id, username=username, word=WORD, must_change=False
        )
    grant_role(
        by=office.actor("security"),
        role=Role.BODY_LIAISON,
        person=person.id,
        scope=Ref("organisations.body", body),
    )
    return person.id


def _lenders() -> list[str]:
    """Bodies that lend people to teams: partners, and departments from the end of the list (targets come from its head)."""
    return ["县纪委监委", "县委组织部", "县审计局", "县信访局", "县财政局", *county()["departments"][-24:]]


def cadres(office: Office, count: int, *, away_from: Iterable[UUID]) -> list[UUID]:
    """People lent to teams, from bodies that are not inspected; careers of their own."""
    invention, shunned = office.invention, set(away_from)
    free = [office.bodies[n] for n in _lenders() if n in office.bodies and office.bodies[n] not in shunned]
    found = []
    for n in range(count):
        person = register_person(
            by=office.head,
            name=invention.name(),
            unit=invention.pick(free),
            post=invention.pick(county()["posts"]),
            specialities=(SPECIALITIES[n % len(SPECIALITIES)],),
            lead_eligible=n % 6 < 2,
            since=office.settled.replace(month=1 + n % 12, day=1),
            namesake=True,
        )
        found.append(person.id)
    return found
