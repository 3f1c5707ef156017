from collections.abc import Sequence
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.preparation.training import queries
from xuncha.preparation.training.models import Attendance, TrainingClass
from xuncha.preparation.training.policies import can_run_classes
from xuncha.preparation.training.rules.states import Standing
from xuncha.standing.people import queries as people

from ._move import move


@action
def enrol(*, by: Actor, training_class: UUID, persons: Sequence[UUID]) -> list[Attendance]:
    """报名培训 — Enrol people in a class; who withdrew is enrolled again, who is in it already stays as they are.

    Raises NotKnown, NotAllowed; BadInput where nobody is named.
    """
    within = queries.locked_class(training_class, by)
    NotAllowed.unless(can_run_classes(by))
    if not persons:
        raise BadInput("class.nobody", _("先选参加培训的人。"))
    rows = [_one(by, within, person) for person in dict.fromkeys(persons)]
    facts = {"people": [row.person.code for row in rows]}
    record("training.enrolled", by=by, about=within.ref, facts=facts)
    return rows


def _one(by: Actor, within: TrainingClass, person: UUID) -> Attendance:
    known = people.person(person)
    row = Attendance.objects.select_related("person").filter(training_class=within, person=known.id).first()
    if row is None:
        last = Attendance.objects.filter(training_class=within).aggregate(last=Max("order"))["last"] or 0
        return Attendance.objects.create(
            **born(by), training_class=within, person_id=known.id, order=last + 1
        )
    if row.standing == Standing.WITHDRAWN:
        move(row, Standing.ENROLLED)
        row.save()
    return row
