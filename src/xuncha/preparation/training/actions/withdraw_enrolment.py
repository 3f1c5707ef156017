from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.preparation.training import queries
from xuncha.preparation.training.models import Attendance
from xuncha.preparation.training.policies import can_run_classes
from xuncha.preparation.training.rules.states import Standing

from ._move import move


@action
def withdraw_enrolment(*, by: Actor, attendance: UUID, reason: str = "") -> Attendance:
    """退出培训 — Take a person out of a class before they passed; what was recorded stays.

    Raises NotKnown, NotAllowed, WrongState.
    """
    row = queries.locked_attendance(attendance, by)
    NotAllowed.unless(can_run_classes(by))
    move(row, Standing.WITHDRAWN)
    row.save()
    facts = {"person": row.person.code, "reason": reason.strip()}
    record("training.withdrawn", by=by, about=row.training_class.ref, facts=facts)
    return row
