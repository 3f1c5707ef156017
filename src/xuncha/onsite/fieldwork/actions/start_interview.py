from datetime import date, time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview
from xuncha.onsite.fieldwork.rules.states import InterviewState
from xuncha.onsite.inspections.days import checked_day

from ._move import move_interview
from ._said import say


@action
def start_interview(
    *, by: Actor, interview: UUID, told: bool, on: date | None = None, at: time | None = None
) -> Interview:
    """开始谈话 — Begin to write an interview down, after task, discipline and secrecy were told.

    `told`: identity shown, task, discipline and secrecy told, recusal of the interviewers offered. Whoever begins is
    the recorder. Raises NotKnown, NotAllowed, WrongState, BadInput where nothing was told or for a day to come.
    """
    found = queries.locked_interview(interview, by)
    policies.guard(policies.can_start_interview(by, found))
    if not told:
        text = _("先出示证件，告知任务、纪律和保密要求，问明是否申请谈话人回避，再开始记录。")
        raise BadInput("interview.not_told", problems=[Problem("interview.not_told", text, where="told")])
    found.held_on = checked_day(by, on)
    found.began_at = at or by.clock.now().time().replace(microsecond=0)
    found.told = True
    found.recorder = by.name
    move_interview(found, InterviewState.RECORDING)
    say("fieldwork.interview_started", by, found, on=found.held_on.isoformat())
    return found
