"""The one place where the state of a petition changes: from the table, or not at all."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import WrongState, touch
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State, may_move


def move(found: Petition, *steps: State) -> None:
    """Take the steps, one or several at once, and save. Raises WrongState where the table has no such step."""
    for wanted in steps:
        if not may_move(State(found.state), wanted):
            raise WrongState("petition.state", _("信访件的状态不能这样改。"))
        found.state = wanted
    touch(found)
    found.save()
