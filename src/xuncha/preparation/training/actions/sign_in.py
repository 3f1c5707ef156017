from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.training import queries
from xuncha.preparation.training.models import Attendance, SignIn, TrainingClass
from xuncha.preparation.training.policies import can_run_classes
from xuncha.preparation.training.rules.states import Standing


@action
def sign_in(*, by: Actor, training_class: UUID, persons: Sequence[UUID], on: date) -> TrainingClass:
    """培训签到 — Record who came on a day of the class; who signed in already that day stays.

    Raises NotKnown, NotAllowed; BadInput for a day outside the class or a person who is not in it.
    """
    within = queries.locked_class(training_class, by)
    NotAllowed.unless(can_run_classes(by))
    if not within.begins <= on <= within.ends:
        message = _("签到日期不在培训班的日期里。")
        raise BadInput("class.day_outside", problems=[Problem("class.day_outside", message, "on")])
    enrolled = {
        row.person_id: row for row in queries.attendances(within.id) if row.standing != Standing.WITHDRAWN
    }
    if not persons or any(person not in enrolled for person in persons):
        raise BadInput("class.not_enrolled", _("有人没有报名这个班，先报名再签到。"))
    come = [enrolled[person] for person in dict.fromkeys(persons)]
    _sign(by, come, on)
    facts = {"on": on.isoformat(), "people": [row.person.code for row in come]}
    record("training.signed_in", by=by, about=within.ref, facts=facts)
    return within


def _sign(by: Actor, come: Sequence[Attendance], on: date) -> None:
    for row in come:
        SignIn.objects.get_or_create(attendance=row, on=on, defaults=born(by))
