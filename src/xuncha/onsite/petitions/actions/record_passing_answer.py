from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, check_version, touch
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import Answered, State

from ._finish import finish
from ._move import move
from ._say import say


@action
def record_passing_answer(
    *,
    by: Actor,
    petition: UUID,
    answer: str,
    note: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> Petition:
    """登记转送反馈 — Record what the receiver answered: closed, or not theirs (then it is to be passed on again).

    Raises NotKnown, NotAllowed, WrongState, Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_record_answer(by, row))
    if answer not in set(Answered):
        problem = Problem("petition.answer", _("选明对方办结了，还是退回来。"), where="answer")
        raise BadInput("petition.answer", problems=[problem])
    passing = queries.open_passing(row)
    if passing is None:  # a row of an older state; the table forbids it
        raise WrongState("petition.state", _("信访件的状态不能这样改。"))
    passing.answered_on = checked_day(by, on, not_before=passing.sent_on, what=_("转送信访"))
    passing.answer = Answered(answer)
    write_sealed(passing, "answer_note", note.strip(), PETITIONS_SCOPE)
    touch(passing)
    passing.save()
    say("petitions.passing_answered", by, row, slip=passing.number, answer=passing.answer)
    if passing.answer == Answered.CLOSED:
        finish(by, row, passing.answered_on)
    else:
        move(row, State.OUT_OF_SCOPE)
    return row
