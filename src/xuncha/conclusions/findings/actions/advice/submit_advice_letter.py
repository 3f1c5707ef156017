from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import advices, policies
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.standing.coordination import queries as coordination
from xuncha.standing.coordination.rules.states import State

from ._letters import ask, say


@action
def submit_advice_letter(*, by: Actor, letter: UUID, on: date | None = None) -> Any:
    """巡察建议书送审 — Send an advice letter for approval again, after it was sent back and changed.

    Raises NotKnown, NotAllowed, WrongState.
    """
    NotAllowed.unless(policies.can_send_advice(by))
    found = coordination.locked(letter, by)
    carried = advices.in_letter(found.id)
    if not carried:
        raise WrongState("advice.not_in_it", _("这份函件不是巡察建议书。"))
    if found.state != State.DRAFT:
        raise WrongState("advice.letter_sent", _("已经发出或者撤销，不用送审。"))
    if advices.approval(found.ref) in ("open", "approved"):
        raise WrongState("advice.approval_stands", _("已经送审。"))
    day = on or by.clock.today()
    say("findings.advice_letter_submitted", found, carried, by, on=str(day))
    ask(found, carried, by, day)
    return found
