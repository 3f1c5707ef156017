from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from xuncha.foundation.terms import Actor, NotKnown

from .models import Attendance, SignIn, Sitting, TrainingClass
from .policies import READERS
from .rules.states import Standing


def visible_to(actor: Actor) -> QuerySet[Attendance]:
    """Whose training the actor may know: all for the office and those who decide, else their own."""
    rows = Attendance.objects.select_related("training_class", "person")
    if actor.holds(READERS):
        return rows
    return rows.filter(person=actor.person) if actor.person else rows.none()


def classes_visible_to(actor: Actor) -> QuerySet[TrainingClass]:
    """All for the office and those who decide; else those one is or was enrolled in."""
    rows = TrainingClass.objects.select_related("batch__round")
    if actor.holds(READERS):
        return rows
    if actor.person is None:
        return rows.none()
    return rows.filter(id__in=Attendance.objects.filter(person=actor.person).values("training_class"))


def locked_class(training_class: UUID, actor: Actor) -> TrainingClass:
    found = classes_visible_to(actor).select_for_update(of=("self",)).filter(id=training_class).first()
    if found is None:
        raise NotKnown("training.not_known")
    return found


def locked_attendance(attendance: UUID, actor: Actor) -> Attendance:
    found = visible_to(actor).select_for_update(of=("self",)).filter(id=attendance).first()
    if found is None:
        raise NotKnown("training.not_known")
    return found


def attendances(training_class: UUID) -> list[Attendance]:
    """Everyone in a class in the order of enrolment, with unit, days signed in and all sittings."""
    return list(
        Attendance.objects.filter(training_class=training_class)
        .select_related("person__unit")
        .prefetch_related(
            Prefetch("sign_ins", SignIn.objects.order_by("on")),
            Prefetch("sittings", Sitting.objects.order_by("order")),
        )
    )


def classes_of(batch: UUID) -> list[TrainingClass]:
    """The classes of a batch, first to last, each with how many are in it and how many passed."""
    active = ~Q(attendances__standing=Standing.WITHDRAWN)
    return list(
        TrainingClass.objects.filter(batch=batch).annotate(
            people=Count("attendances", filter=active),
            passed_count=Count("attendances", filter=Q(attendances__standing=Standing.PASSED)),
        )
    )


def passed(person: UUID, batch: UUID) -> bool:
    """Whether this person passed a required class of this batch."""
    return person in passed_among([person], batch)


def passed_among(persons: Iterable[UUID], batch: UUID) -> set[UUID]:
    """Those of these persons who passed a required class of this batch."""
    rows = Attendance.objects.filter(
        training_class__batch=batch,
        training_class__required=True,
        standing=Standing.PASSED,
        person__in=list(persons),
    )
    return set(rows.values_list("person_id", flat=True))


def has_required_class(batch: UUID) -> bool:
    return TrainingClass.objects.filter(batch=batch, required=True).exists()


def own_record(actor: Actor) -> list[Attendance]:
    """The actor's own training, newest class first."""
    if actor.person is None:
        return []
    return list(
        Attendance.objects.filter(person=actor.person)
        .select_related("training_class__batch__round")
        .prefetch_related("sittings", "sign_ins")
        .order_by("-training_class__begins")
    )
