from collections.abc import Sequence
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
from .start_interview import start_interview
from .write_answers import Written, write_answers


@action
def hold_interview(
    *,
    by: Actor,
    interview: UUID,
    on: date | None = None,
    began_at: time | None = None,
    ended_at: time | None = None,
    told: bool = True,
    answers: Sequence[tuple[str, str]] = (),
    seen: int | None = None,
) -> Interview:
    """记完谈话 — Finish writing an interview down; now the person heard reads it.

    For a talk written on paper first, give `on` and the `answers` (question, answer): it is begun and written in one
    step. Raises NotKnown, NotAllowed, WrongState, BadInput naming every question without an answer.
    """
    found = queries.locked_interview(interview, by)
    policies.guard(policies.can_hold_interview(by, found))
    if InterviewState(found.state) == InterviewState.PLANNED:
        start_interview(by=by, interview=interview, told=told, on=on, at=began_at)
    if answers:
        write_answers(by=by, interview=interview, rows=[Written(q, a) for q, a in answers])
    found = queries.locked_interview(interview, by)
    _check(found)
    found.held_on = checked_day(by, on or found.held_on)
    found.ended_at = ended_at or by.clock.now().time().replace(microsecond=0)
    move_interview(found, InterviewState.HELD)
    say("fieldwork.interview_held", by, found, on=found.held_on.isoformat(), questions=found.rows.count())
    return found


def _check(found: Interview) -> None:
    written = queries.rows(found)
    problems = [
        Problem(
            "interview.needs_answer",
            _("第 %(number)d 问没有写回答。没有回答就写“未回答”，没说清就写“未说清”。")
            % {"number": row.order},
            where=f"answer-{row.order}",
        )
        for row in written
        if not row.answer.strip()
    ]
    if not written:
        problems.append(Problem("interview.nothing_written", _("还没有记下一问一答。")))
    if problems:
        raise BadInput("interview.unfinished", problems=problems)
