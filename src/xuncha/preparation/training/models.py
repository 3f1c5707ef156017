from django.db import models
from django.db.models import F, Q

from xuncha.foundation.terms.record import Record

from .rules.states import Standing


class TrainingClass(Record):
    """培训班 — a class of a batch before it enters. `required`: who has not passed one cannot be authorised."""

    batch = models.ForeignKey("planning.Batch", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    begins = models.DateField()
    ends = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    required = models.BooleanField(default=True)
    pass_mark = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["begins", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="class_runs_forward"),
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__lte=100), name="class_pass_mark"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Attendance(Record):
    """One person in one class, and how it stands with them."""

    training_class = models.ForeignKey(TrainingClass, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    standing = models.CharField(max_length=12, default=Standing.ENROLLED)
    mark = models.PositiveSmallIntegerField(null=True)
    on = models.DateField(null=True)

    class Meta:
        ordering = ["training_class", "order"]
        constraints = [
            models.UniqueConstraint(fields=["training_class", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=~Q(standing__in=["passed", "not_passed"]) | Q(on__isnull=False),
                name="attendance_dated",
            ),
        ]
        indexes = [models.Index(fields=["person", "standing"], name="attendance_person")]


class SignIn(Record):
    """A person came on a day of the class."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="sign_ins")
    on = models.DateField()

    class Meta:
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["attendance", "on"], name="signed_in_once_a_day")]


class Sitting(Record):
    """One result as it was recorded; a re-sit or a correction adds another, none is overwritten."""

    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="sittings")
    order = models.PositiveSmallIntegerField()
    passed = models.BooleanField()
    mark = models.PositiveSmallIntegerField(null=True)
    on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.CharField(max_length=60)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["attendance", "order"], name="sitting_numbered")]
