"""The one place where a briefing's state changes."""

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor, WrongState, touch
from xuncha.standing.coordination.models import Briefing
from xuncha.standing.coordination.rules.states import BriefingState, briefing_may_go


def say(event: str, briefing: Briefing, by: Actor, **facts: object) -> None:
    record(event, by=by, about=briefing.ref, facts={"number": briefing.number, **facts})


def move(briefing: Briefing, to: BriefingState) -> None:
    """Take a briefing to a state the table allows, and save it."""
    if not briefing_may_go(BriefingState(briefing.state), to):
        raise WrongState("briefing.wrong_state", _("通报现在的状态不能这样办。"))
    briefing.state = to
    touch(briefing)
    briefing.save()
