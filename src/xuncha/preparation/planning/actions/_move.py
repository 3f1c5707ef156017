"""The one place of this room where a state changes."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import WrongState, touch
from xuncha.preparation.planning import labels
from xuncha.preparation.planning.models import AnnualPlan, Round
from xuncha.preparation.planning.rules.states import PlanState, may_move


def move(thing: AnnualPlan | Round, wanted: PlanState) -> None:
    """Take the step or raise WrongState; the caller saves."""
    current = PlanState(thing.state)
    if not may_move(current, wanted):
        raise WrongState(
            "planning.wrong_state",
            _("%(thing)s%(current)s，不能变为%(wanted)s。")
            % {"thing": thing.title, "current": labels.STATES[current], "wanted": labels.STATES[wanted]},
        )
    thing.state = wanted
    touch(thing)
