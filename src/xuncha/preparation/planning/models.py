from uuid import UUID

from django.db import models
from django.db.models import F, Q

from xuncha.foundation.terms.record import Record

from .rules.states import PlanState


class Term(Record):
    """届 — the five years of a committee, within which every body of the register is due at least once."""

    number = models.PositiveSmallIntegerField(unique=True)
    name = models.CharField(max_length=60)
    committee = models.CharField(max_length=120)
    begins = models.DateField()
    ends = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="term_runs_forward")]

    def __str__(self) -> str:
        return self.name


class AnnualPlan(Record):
    """年度计划 — the bodies of one calendar year and the rounds that take them."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    basis = models.TextField(blank=True)
    state = models.CharField(max_length=12, default=PlanState.DRAFT)
    submitted_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    returned_because = models.TextField(blank=True)
    changing_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["term", "year"], name="plan_once_a_year"),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "closed"]) | Q(approved_on__isnull=False),
                name="plan_approved_on",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlannedBody(Record):
    """A body the year's plan means to have inspected, and why; rounds take their targets from here."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.CASCADE, related_name="bodies")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    inspection_kind = models.CharField(max_length=12)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "body", "inspection_kind"], name="planned_body_once")
        ]


class Round(Record):
    """轮次 — what is approved in one piece and bound to one rule set; done in one or more batches."""

    plan = models.ForeignKey(AnnualPlan, on_delete=models.PROTECT, related_name="rounds")
    code = models.SlugField(max_length=60, unique=True)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    theme = models.CharField(max_length=40, blank=True)
    rule_set = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=12, default=PlanState.DRAFT)
    submitted_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    returned_because = models.TextField(blank=True)
    changing_because = models.TextField(blank=True)
    rate_decimals = models.PositiveSmallIntegerField(default=2)
    counts_as_done = models.JSONField(default=list)
    rectification_base = models.CharField(max_length=10, default="findings")

    class Meta:
        ordering = ["plan__year", "number"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "closed"])
                | (Q(approved_on__isnull=False) & ~Q(rule_set="")),
                name="round_bound_at_approval",
            ),
            models.CheckConstraint(condition=Q(rate_decimals__lte=4), name="round_rate_decimals"),
        ]

    def __str__(self) -> str:
        return self.title


class Batch(Record):
    """批次 — carries targets, months, teams, training and notice of its part of the round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveSmallIntegerField()
    begins = models.DateField()
    ends = models.DateField()
    petition_closes = models.DateField(null=True)
    petition_closes_time = models.TimeField(null=True)

    class Meta:
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="batch_number_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="batch_runs_forward"),
        ]


class Target(Record):
    """对象 — a body in a batch; possibly hung on another one, in its package, or inspected once more within it."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="targets")
    body = models.ForeignKey("organisations.Body", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    inspection_kind = models.CharField(max_length=12)
    theme = models.CharField(max_length=40, blank=True)
    extended_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="extended")
    package_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="packaged")
    inside = models.CharField(max_length=12, blank=True)
    reason = models.CharField(max_length=200, blank=True)
    added_on = models.DateField()

    class Meta:
        ordering = ["batch", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "body", "inspection_kind", "theme", "inside"], name="target_once_in_batch"
            )
        ]

    @property
    def hangs_on(self) -> UUID | None:
        """The target this one goes with: the one it extends, or the head of its package."""
        return self.extended_of_id or self.package_of_id


class Submission(Record):
    """What was sent for approval, as it stood, and what came of it. Every version is kept."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    rule_set = models.CharField(max_length=40)
    submitted_by = models.CharField(max_length=60)
    submitted_on = models.DateField()
    why = models.TextField(blank=True)  # what an approved version is changed for
    outcome = models.CharField(max_length=12, blank=True)
    decided_on = models.DateField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "number"], name="submission_numbered"
            )
        ]
