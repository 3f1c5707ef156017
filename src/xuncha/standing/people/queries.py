"""Everything that reads persons, accounts and grants. Restricted fields are never returned from here."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Clock, NotKnown, Ref, Role, SystemClock
from xuncha.foundation.terms import Grant as Held

from .models import Account, Career, Grant, Kin, Person
from .tokens import bound_token, digits_now, pending_token, secret_of

READERS = OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}
ACCOUNT_KEEPERS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})


def visible_to(actor: Actor) -> QuerySet[Person]:
    """Office, leading group and secretary: the pool. Everybody: the own record. Administrators: nobody."""
    if actor.holds(READERS):
        return Person.objects.all()
    return Person.objects.filter(id=actor.person) if actor.person else Person.objects.none()


def accounts_visible_to(actor: Actor) -> QuerySet[Account]:
    """System and security administrator: all accounts, by code, name and role. Everybody: the own one."""
    if actor.holds(ACCOUNT_KEEPERS):
        return Account.objects.all()
    if actor.person:
        return Account.objects.filter(person=actor.person)
    return Account.objects.filter(code=actor.code)


def _unknown_person() -> NotKnown:
    return NotKnown("person.not_known", _("没有这个人，或您不参与这项工作。"))


def person(key: UUID, actor: Actor | None = None) -> Person:
    """One person. Raises NotKnown; with an actor also where the actor may not see them."""
    rows = Person.objects.all() if actor is None else visible_to(actor)
    found = rows.select_related("unit").filter(id=key).first()
    if found is None:
        raise _unknown_person()
    return found


def locked(key: UUID, by: Actor) -> Person:
    """One person, held until the transaction ends. Raises NotKnown."""
    found = visible_to(by).select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise _unknown_person()
    return found


def account(key: UUID, actor: Actor | None = None) -> Account:
    """One account. Raises NotKnown."""
    rows = Account.objects.all() if actor is None else accounts_visible_to(actor)
    found = rows.select_related("person").filter(id=key).first()
    if found is None:
        raise NotKnown("account.not_known", _("没有这个账号，或您不管账号。"))
    return found


def locked_account(key: UUID, by: Actor) -> Account:
    """One account, held until the transaction ends. Raises NotKnown."""
    found = accounts_visible_to(by).select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise NotKnown("account.not_known", _("没有这个账号，或您不管账号。"))
    return found


def persons(ids: Iterable[UUID]) -> Mapping[UUID, Person]:
    """These persons by id, with their unit; unknown ids are left out."""
    return {p.id: p for p in Person.objects.select_related("unit").filter(id__in=list(ids))}


def names(ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Names by id, for rooms that have decided who may see them."""
    return dict(Person.objects.filter(id__in=list(ids)).values_list("id", "name"))


def names_by_code(codes: Set[str]) -> Mapping[str, str]:
    """Names behind the codes that the journal keeps: of persons, and of administrators without one."""
    accounts = Account.objects.filter(code__in=codes).order_by().values_list("code", "name")
    persons = Person.objects.filter(code__in=codes).order_by().values_list("code", "name")
    return dict(accounts.union(persons))


def by_code(code: str) -> Person | None:
    return Person.objects.select_related("unit").filter(code=code).first()


def pool() -> QuerySet[Person]:
    """Persons who may be called to a team, in the order of their codes."""
    return Person.objects.filter(in_pool=True).select_related("unit").order_by("code")


def careers(person_ids: Iterable[UUID]) -> Mapping[UUID, list[Career]]:
    """Each person's posts, newest first, with the body where it is in the register."""
    found: dict[UUID, list[Career]] = {key: [] for key in person_ids}
    rows = Career.objects.filter(person__in=list(found)).select_related("body")
    for row in rows.order_by("-since", "-recorded_at"):
        found[row.person_id].append(row)
    return found


def kin_of(person: UUID) -> QuerySet[Kin]:
    """Rows of kin still sealed: how many and since when, nothing of what they say."""
    return Kin.objects.filter(person=person, ended_on=None).order_by("declared_on", "id")


def kin_row(person: UUID, key: UUID) -> Kin:
    """One row of a person's kin that has not ended. Raises NotKnown."""
    found = kin_of(person).filter(id=key).first()
    if found is None:
        raise NotKnown("kin.not_known")
    return found


def kin_of_all(persons: Iterable[UUID]) -> QuerySet[Kin]:
    """The same of many persons at once, for the verb that opens them."""
    return Kin.objects.filter(person__in=list(persons), ended_on=None).order_by("declared_on", "id")


def namesakes(name: str, unit: UUID | None, unit_name: str = "") -> QuerySet[Person]:
    """Persons of this name in this unit, by the register or by the unit's written name."""
    rows = Person.objects.filter(name=name)
    return rows.filter(unit=unit) if unit else rows.filter(unit=None, unit_name=unit_name)


def unit_of(row: Person) -> str:
    """The unit's name as it is now; as it was written where it is not in the register."""
    return row.unit.name if row.unit else row.unit_name


def _in_force(day: date) -> Q:
    return Q(withdrawn_at=None, since__lte=day) & (Q(until=None) | Q(until__gte=day))


def grants_of(holder: Account | Person, day: date) -> QuerySet[Grant]:
    """Grants in force on a day of an account (with its person's) or of a person (with their account's)."""
    if isinstance(holder, Account):
        mine = Q(account=holder.pk)
        if holder.person_id:
            mine |= Q(person=holder.person_id)
    else:
        mine = Q(person=holder.pk) | Q(account__person=holder.pk)
    return Grant.objects.filter(mine).filter(_in_force(day)).order_by("since", "id")


def holders(role: Role, scope: Ref | None = None, *, on: date) -> list[UUID]:
    """Persons who hold a role for a scope on a day, in the order in which it was granted."""
    rows = Grant.objects.filter(_in_force(on), role=role, person__isnull=False)
    if scope is not None:
        rows = rows.filter(scope_kind=scope.kind, scope_id=scope.id)
    return list(rows.order_by("since", "id").values_list("person_id", flat=True))


def actor_for(
    who: Account | Person | UUID, clock: Clock | None = None, *, second_factor: bool = False
) -> Actor:
    """Whoever this account or person is, acting now: code, name, grants in force today by the clock.

    An id may be an account's or a person's. A person needs no account to act in replay and tests.
    Raises NotKnown.
    """
    holder = _holder(who)
    by_the_clock = clock or SystemClock()
    human = holder.person if isinstance(holder, Account) else holder
    held = frozenset(Held(Role(g.role), g.scope) for g in grants_of(holder, by_the_clock.today()))
    return Actor(
        code=human.code if human else holder.code,
        name=human.name if human else holder.name,
        person=human.id if human else None,
        grants=held,
        clock=by_the_clock,
        origin=settings.ORIGIN,
        second_factor=second_factor,
    )


def _holder(who: Account | Person | UUID) -> Account | Person:
    if isinstance(who, Account | Person):
        return who
    found = Account.objects.select_related("person").filter(id=who).first()
    return found if found is not None else person(who)


def signed_in_account(key: UUID) -> Account | None:
    """The account of a session, with its person; None once it is closed."""
    return Account.objects.select_related("person").filter(id=key, active=True).first()


def account_named(username: str) -> Account | None:
    """The open account of this name, with its person."""
    return (
        Account.objects.select_related("person")
        .filter(username=username.strip().lower(), active=True)
        .first()
    )


def account_of(person: UUID) -> Account | None:
    return Account.objects.filter(person=person).first()


def username_taken(username: str) -> bool:
    """Also by an account that is closed: a name is never used again."""
    return Account.objects.filter(username=username).exists()


def open_grant(holder: Account | Person, role: Role, scope: Ref | None) -> Grant | None:
    """The same grant where it is already there and not withdrawn."""
    rows = Grant.objects.filter(
        role=role,
        withdrawn_at=None,
        scope_kind=scope.kind if scope else "",
        scope_id=scope.id if scope else None,
    )
    rows = rows.filter(person=holder) if isinstance(holder, Person) else rows.filter(account=holder)
    return rows.first()


def locked_grant(key: UUID) -> Grant | None:
    """A grant, held until the transaction ends."""
    return (
        Grant.objects.select_for_update(of=("self",))
        .select_related("person", "account")
        .filter(id=key)
        .first()
    )


def is_locked_out(row: Account, now: datetime) -> bool:
    return row.locked_until is not None and row.locked_until > now


def any_account() -> bool:
    """Whether the office was opened."""
    return Account.objects.exists()


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the pool is shown: words of name, code, unit or post; a speciality; who may lead; who left the pool."""

    words: str = ""
    speciality: str = ""
    may_lead: bool = False
    unit: UUID | None = None
    everybody: bool = False


def filtered(actor: Actor, chosen: Filter) -> QuerySet[Person]:
    """Persons as far as the actor may see them, in the order of their codes."""
    rows = visible_to(actor).select_related("unit").order_by("code")
    if not chosen.everybody:
        rows = rows.filter(in_pool=True)
    if chosen.may_lead:
        rows = rows.filter(lead_eligible=True)
    if chosen.unit is not None:
        rows = rows.filter(unit=chosen.unit)
    if chosen.speciality:
        one = chosen.speciality
        rows = rows.filter(
            Q(specialities=one)
            | Q(specialities__startswith=f"{one}、")
            | Q(specialities__endswith=f"、{one}")
            | Q(specialities__contains=f"、{one}、")
        )
    if chosen.words:
        rows = rows.filter(
            Q(name__icontains=chosen.words)
            | Q(code__iexact=chosen.words)
            | Q(post__icontains=chosen.words)
            | Q(unit_name__icontains=chosen.words)
            | Q(unit__name__icontains=chosen.words)
        )
    return rows


def specialities_counted(actor: Actor, chosen: Filter) -> list[tuple[str, int]]:
    """Each speciality with its number among the persons shown, most frequent first."""
    rows = filtered(actor, replace(chosen, speciality="")).order_by().values_list("specialities", flat=True)
    counted = Counter(s for row in rows for s in row.split("、") if s)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def roles_of_persons(keys: Iterable[UUID], day: date) -> Mapping[UUID, list[Grant]]:
    """Grants in force of many persons at once."""
    found: dict[UUID, list[Grant]] = {key: [] for key in keys}
    rows = Grant.objects.filter(_in_force(day), person__in=list(found)).order_by("since", "id")
    for grant in rows:
        found[grant.person_id].append(grant)
    return found


def accounts_listed(actor: Actor, words: str = "", *, closed: bool = False) -> QuerySet[Account]:
    """Accounts an administrator keeps, by code."""
    rows = accounts_visible_to(actor).select_related("person").order_by("code")
    if not closed:
        rows = rows.filter(active=True)
    if words:
        rows = rows.filter(
            Q(username__icontains=words)
            | Q(name__icontains=words)
            | Q(code__iexact=words)
            | Q(person__code__iexact=words)
        )
    return rows


def all_grants_of(holder: Account | Person) -> QuerySet[Grant]:
    """Every grant there ever was, newest first."""
    if isinstance(holder, Account):
        mine = Q(account=holder.pk) | (Q(person=holder.person_id) if holder.person_id else Q(pk=None))
    else:
        mine = Q(person=holder.pk)
    return Grant.objects.filter(mine).order_by("-since", "-id")


def grants_of_accounts(rows: Iterable[Account], day: date) -> Mapping[UUID, list[Grant]]:
    """Grants in force of many accounts at once, with their persons'."""
    accounts = list(rows)
    persons = {a.person_id: a.id for a in accounts if a.person_id}
    found: dict[UUID, list[Grant]] = {a.id: [] for a in accounts}
    held = Grant.objects.filter(_in_force(day)).filter(Q(account__in=accounts) | Q(person__in=list(persons)))
    for grant in held.order_by("since", "id"):
        found[grant.account_id or persons[grant.person_id]].append(grant)
    return found


def grant(key: UUID) -> Grant:
    """One grant. Raises NotKnown."""
    found = Grant.objects.select_related("person", "account").filter(id=key).first()
    if found is None:
        raise NotKnown("grant.not_known", _("没有这项权限。"))
    return found


def locked_out(actor: Actor, now: datetime) -> list[Account]:
    """Accounts locked by failed sign-ins."""
    return list(accounts_visible_to(actor).filter(locked_until__gt=now).order_by("locked_until"))


def without_rights(actor: Actor, day: date) -> list[Account]:
    """Open accounts nobody granted anything yet, oldest first."""
    rows = accounts_visible_to(actor).filter(active=True).select_related("person").order_by("code")
    in_force = Grant.objects.filter(_in_force(day))
    rows = rows.exclude(id__in=in_force.exclude(account=None).values("account"))
    return list(rows.exclude(person__in=in_force.exclude(person=None).values("person")))


def role_choices() -> list[tuple[str, str]]:
    return [(str(r), str(r.label)) for r in Role]


def pending_secret(row: Account) -> str:
    """The secret of a token being set up, in base 32 as validators take it; "" where none was begun."""
    device = pending_token(row)
    return "" if device is None else secret_of(device)


def rehearsal_digits(row: Account) -> str:
    """In a rehearsal the digits a token shows now, for its pages; "" anywhere else."""
    device = bound_token(row) if settings.REHEARSAL else None
    return "" if device is None else digits_now(device, SystemClock())


def rehearsal_sign_ins() -> list[dict[str, str]]:
    """In a rehearsal who may be played, as its maker wrote in `sign-ins.json` of the home: role, name, username, word."""
    file = settings.HOME.root / "sign-ins.json"
    if not settings.REHEARSAL or not file.is_file():
        return []
    listed: list[dict[str, str]] = json.loads(file.read_text("utf-8"))
    bound = Account.objects.filter(username__in=[one["username"] for one in listed]).exclude(token_since=None)
    digits = {row.username: rehearsal_digits(row) for row in bound}
    return [{**one, "digits": digits.get(one["username"], "")} for one in listed]
