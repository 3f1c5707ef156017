from django.db import models
from django.db.models import F, Q

from xuncha.foundation.keys.fields import SealedText
from xuncha.foundation.terms.record import Record

from .rules.states import Outcome, TeamState, Waits


class Team(Record):
    """巡察组 — authorised once for one batch; its members, targets and decisions hang on it."""

    batch = models.ForeignKey("planning.Batch", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=60)
    state = models.CharField(max_length=12, default=TeamState.FORMING)
    submitted_on = models.DateField(null=True)
    small_because = models.CharField(max_length=200, blank=True)
    returned_because = models.TextField(blank=True)
    authorised_on = models.DateField(null=True)
    authorisation_number = models.CharField(max_length=40, blank=True)
    dissolved_on = models.DateField(null=True)

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="team_numbered"),
            models.UniqueConstraint(
                fields=["authorisation_number"],
                condition=~Q(authorisation_number=""),
                name="authorisation_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="authorised")
                | (Q(authorised_on__isnull=False) & ~Q(authorisation_number="")),
                name="team_authorised_with_number",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(Record):
    """A person in a team, in a role, from a day; `until` is the day it ended."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)
    duty = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField(null=True)
    left_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["team", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"], condition=Q(until__isnull=True), name="member_once"
            ),
            models.UniqueConstraint(
                fields=["team"], condition=Q(until__isnull=True, role="lead"), name="team_one_lead"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="membership_runs_forward"
            ),
        ]
        indexes = [models.Index(fields=["person", "until"], name="membership_person")]


class HandOver(Record):
    """移交 — what a member called home had open, and who took it over: the slip both sign. Numbers, no contents."""

    number = models.CharField(max_length=20, unique=True)
    membership = models.OneToOneField(Membership, on_delete=models.PROTECT, related_name="hand_over")
    successor = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    things = models.JSONField(default=list)  # [[kind, number], …]

    class Meta:
        ordering = ["number"]


class Assignment(Record):
    """Which team takes which target; one team each."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="assignments")
    target = models.ForeignKey("planning.Target", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["team", "target__order"]
        constraints = [models.UniqueConstraint(fields=["target"], name="target_one_team")]


class Declaration(Record):
    """回避申报 — what a person declares for a batch, signed. A new one replaces the last; all are kept."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey("planning.Batch", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    signed_on = models.DateField()
    nothing_to_declare = models.BooleanField()
    how = models.CharField(max_length=8)
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, null=True, related_name="+")
    replaced = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["person", "batch", "number"], name="declaration_numbered"),
            models.UniqueConstraint(
                fields=["person", "batch"], condition=Q(replaced=False), name="declaration_one_valid"
            ),
        ]


class DeclarationEntry(Record):
    """One line of a declaration. Kin and home place are sealed; the rest stands open to the office."""

    declaration = models.ForeignKey(Declaration, on_delete=models.CASCADE, related_name="entries")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, null=True, related_name="+")
    body_name = models.CharField(max_length=120, blank=True)
    what = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    sealed = SealedText()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=["kin", "home_place"])
                | Q(
                    sealed__isnull=False,
                    body__isnull=True,
                    body_name="",
                    what="",
                    since__isnull=True,
                    until__isnull=True,
                ),
                name="restricted_entry_sealed",
            )
        ]


class KnownTie(Record):
    """What the office knows from elsewhere: a business tie, or a matter of the body this person handled."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    what = models.CharField(max_length=200)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.CharField(max_length=200)


class Objection(Record):
    """The inspected body's letter asking that a person recuse; taken back on `withdrawn_on`."""

    target = models.ForeignKey("planning.Target", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    letter = models.CharField(max_length=80)
    reason = models.TextField()
    received_on = models.DateField()
    scan = models.ForeignKey("files.File", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering = ["received_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "person"],
                condition=Q(withdrawn_on__isnull=True),
                name="objection_standing_once",
            )
        ]


class PairDecision(Record):
    """May this person inspect this target? As it stands now; how it came to stand so is kept beside it."""

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    target = models.ForeignKey("planning.Target", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, default=Outcome.PENDING)
    waits_for = models.CharField(max_length=12, default=Waits.EXAMINATION, blank=True)
    rule_set = models.CharField(max_length=40)
    how = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    reopened_on = models.DateField(null=True)
    reopened_because = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["target__order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "target"], name="pair_once"),
            models.CheckConstraint(
                condition=Q(outcome="pending") | Q(waits_for="", decided_on__isnull=False),
                name="pair_decided_dated",
            ),
        ]
        indexes = [models.Index(fields=["outcome", "waits_for"], name="pair_outcome")]


class Examination(Record):
    """One run of the rules over a pair, on a day, under a rule set; the newest one is what a decision rests on."""

    pair = models.ForeignKey(PairDecision, on_delete=models.CASCADE, related_name="examinations")
    number = models.PositiveSmallIntegerField()
    on = models.DateField()
    rule_set = models.CharField(max_length=40)
    role = models.CharField(max_length=12)
    examined_by = models.CharField(max_length=60)
    cause = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["pair", "number"], name="examination_numbered")]


class Hit(Record):
    """A rule that applied in an examination. Of a sealed one only the rule shows; the fact opens by its own verb."""

    examination = models.ForeignKey(Examination, on_delete=models.CASCADE, related_name="hits")
    order = models.PositiveSmallIntegerField()
    rule = models.CharField(max_length=32)
    clause = models.CharField(max_length=32, blank=True)
    forced = models.BooleanField()
    source = models.CharField(max_length=120)
    fact = models.JSONField(null=True)
    sealed = SealedText()
    free_from = models.DateField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fact__isnull=False, sealed__isnull=True)
                | Q(fact__isnull=True, sealed__isnull=False),
                name="hit_open_or_sealed",
            )
        ]


class Ruling(Record):
    """What the office proposed on a pair, and what the approver of the rule set made of it."""

    pair = models.ForeignKey(PairDecision, on_delete=models.CASCADE, related_name="rulings")
    examination = models.ForeignKey(Examination, on_delete=models.PROTECT, related_name="rulings")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12)
    reason = models.TextField()
    proposed_by = models.CharField(max_length=60)
    proposed_on = models.DateField()
    confirmed = models.BooleanField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    decision_reason = models.TextField(blank=True)
    paper_number = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["pair", "number"], name="ruling_numbered")]
