"""The one place of this room where a state changes."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import WrongState, touch
from xuncha.preparation.training import labels
from xuncha.preparation.training.models import Attendance
from xuncha.preparation.training.rules.states import Standing, may_move


def move(attendance: Attendance, wanted: Standing) -> None:
    """Take the step or raise WrongState; the caller saves."""
    current = Standing(attendance.standing)
    if not may_move(current, wanted):
        raise WrongState(
            "training.wrong_state",
            _("%(person)s%(current)s，不能登记为%(wanted)s。")
            % {
                "person": attendance.person.name,
                "current": labels.STANDINGS[current],
                "wanted": labels.STANDINGS[wanted],
            },
        )
    attendance.standing = wanted
    touch(attendance)
