from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

from .models import Attendance

READERS = OFFICE | frozenset({Role.LEADING_GROUP, Role.SECRETARY})


def can_run_classes(actor: Actor) -> Decision:
    """Open classes, enrol, sign in, record results: the office."""
    if actor.holds(OFFICE):
        return yes()
    return no("training.office_only", _("培训由巡察办组织，成绩由巡察办登记。"))


def can_view_attendance(actor: Actor, attendance: Attendance) -> bool:
    """The office and those who decide see all; anyone sees their own."""
    return actor.holds(READERS) or (actor.person is not None and attendance.person_id == actor.person)
