from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from xuncha.foundation.keys.fields import SealedText
from xuncha.foundation.terms import Ref, Role
from xuncha.foundation.terms.record import Record


class Person(Record):
    """Someone who works here or may be called to: the pool's cadres, leaders who decide, liaisons of bodies."""

    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=40)
    unit = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, null=True, related_name="+")
    unit_name = models.CharField(max_length=120, blank=True)
    post = models.CharField(max_length=80, blank=True)
    specialities = models.CharField(max_length=200, blank=True)
    lead_eligible = models.BooleanField(default=False)
    in_pool = models.BooleanField(default=True)
    home_sealed = models.BinaryField(null=True)

    class Meta:
        indexes = [models.Index(fields=["name"], name="person_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def speciality_list(self) -> list[str]:
        return [s for s in self.specialities.split("、") if s]

    @property
    def home_context(self) -> bytes:
        """What the sealed home place is bound to: this person's row."""
        return b"people.home\0" + self.id.bytes


class Career(Record):
    """One post of a person's past or present: where, what, from when, until when (None = still)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="careers")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, null=True, related_name="+")
    body_name = models.CharField(max_length=120)
    post = models.CharField(max_length=80, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="career_span"
            ),
        ]
        indexes = [models.Index(fields=["person", "since"], name="career_person")]


class Kin(Record):
    """A relative who matters for recusal: relation, name, where they work. Restricted: sealed, opened by a verb."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kin")
    sealed = models.BinaryField()
    declared_on = models.DateField()
    ended_on = models.DateField(null=True)

    @property
    def context(self) -> bytes:
        """What the envelope is bound to: this row."""
        return b"people.kin\0" + self.id.bytes


class Accounts(BaseUserManager["Account"]):
    """No `create_user`, no `create_superuser`: accounts are opened by the verb."""


class Account(AbstractBaseUser, Record):
    """A way in. Who may do what stands in the grants, never here."""

    code = models.CharField(max_length=24, unique=True)
    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, related_name="account")
    active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=True)
    failures = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    token_since = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)
    last_login = None

    objects: ClassVar[Any] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(active=True, closed_on__isnull=True) | Q(active=False, closed_on__isnull=False),
                name="account_closed_on",
            ),
        ]

    @property
    def is_active(self) -> bool:
        """The framework's word for `active`."""
        return self.active

    def has_usable_token(self) -> bool:
        return self.token_since is not None


class Token(Record):
    """The second factor of an account; its secret lies sealed under the office key. Two at most: bound, being bound."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    secret = SealedText()
    confirmed = models.BooleanField(default=False)
    last_step = models.BigIntegerField(default=-1)
    drift = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "confirmed"], name="token_bound_once"),
            models.CheckConstraint(condition=Q(secret__isnull=False), name="token_has_a_secret"),
        ]


class Grant(Record):
    """A role held by a person (or by an account without one), for the office or one team or body, for a time."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="grants")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True, related_name="grants")
    role = models.CharField(max_length=24, choices=Role.choices)
    scope_kind = models.CharField(max_length=64, blank=True)
    scope_id = models.UUIDField(null=True)
    since = models.DateField()
    until = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    granted_by = models.CharField(max_length=24)
    withdrawn_by = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=True, account__isnull=False)
                | Q(person__isnull=False, account__isnull=True),
                name="grant_one_holder",
            ),
            models.CheckConstraint(
                condition=Q(scope_kind="", scope_id__isnull=True)
                | (~Q(scope_kind="") & Q(scope_id__isnull=False)),
                name="grant_scope_whole",
            ),
            models.UniqueConstraint(
                fields=["person", "role", "scope_kind", "scope_id"],
                condition=Q(withdrawn_at__isnull=True, person__isnull=False, scope_id__isnull=False),
                name="grant_person_scope_once",
            ),
            models.UniqueConstraint(
                fields=["person", "role"],
                condition=Q(withdrawn_at__isnull=True, person__isnull=False, scope_id__isnull=True),
                name="grant_person_office_once",
            ),
            models.UniqueConstraint(
                fields=["account", "role"],
                condition=Q(withdrawn_at__isnull=True, account__isnull=False),
                name="grant_account_once",
            ),
        ]
        indexes = [models.Index(fields=["scope_id", "role"], name="grant_scope")]

    @property
    def scope(self) -> Ref | None:
        return Ref(self.scope_kind, self.scope_id) if isinstance(self.scope_id, UUID) else None

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)
