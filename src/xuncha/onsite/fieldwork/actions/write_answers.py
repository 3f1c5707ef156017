from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.engines.seal import sm3
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, check_version, new_id, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview, QuestionAnswer
from xuncha.onsite.inspections.queries import not_known

from ._said import say

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Written:
    """One question and answer as typed. `id` None or unknown makes a new row at the end; `seen` is the row's version."""

    question: str
    answer: str = ""
    id: UUID | None = None
    seen: int | None = None
    asked_at: time | None = None
    outline_item: int | None = None


@action
def write_answers(*, by: Actor, interview: UUID, rows: Sequence[Written]) -> list[QuestionAnswer]:
    """记录问答 — Write down questions and answers, in the order given; returns the rows as they stand.

    Saved again and again while typing: the same row twice is one row. Raises NotKnown, NotAllowed for whoever does not
    hear, WrongState outside the talk or where nothing changed (`interview.nothing_new`), BadInput for an empty
    question, Stale where another changed that very row.
    """
    found = queries.locked_interview(interview, by)
    policies.guard(policies.can_write(by, found))
    _check(rows)
    kept = {row.id: row for row in found.rows.select_for_update()}
    following = max((row.order for row in kept.values()), default=0)
    written, changed = [], []
    for typed in rows:
        row = kept.get(typed.id) if typed.id else None
        if row is None:
            following += 1
            row = _add(by, found, typed, following)
            changed.append(row)
        elif _change(row, typed):
            changed.append(row)
        written.append(row)
    if not changed:
        raise WrongState("interview.nothing_new", _("没有改动，不用再保存。"))
    say(
        "fieldwork.answers_written",
        by,
        found,
        rows=[row.order for row in changed],
        sm3=sm3.digest("\n".join(f"{r.question}\n{r.answer}" for r in changed).encode()).hex(),
    )
    return written


def _add(by: Actor, found: Interview, typed: Written, order: int) -> QuestionAnswer:
    key = typed.id or new_id()
    if QuestionAnswer.objects.filter(pk=key).exists():  # a row of another interview
        raise not_known()
    return QuestionAnswer.objects.create(
        **born(by),
        id=key,
        interview=found,
        order=order,
        question=typed.question.strip(),
        answer=typed.answer.strip(),
        asked_at=typed.asked_at or by.clock.now().time().replace(second=0, microsecond=0),
        outline_item=typed.outline_item,
    )


def _change(row: QuestionAnswer, typed: Written) -> bool:
    """Write what changed; False where nothing did. The same words typed by two are no conflict."""
    question, answer = typed.question.strip(), typed.answer.strip()
    item = typed.outline_item if typed.outline_item is not None else row.outline_item
    if (row.question, row.answer, row.outline_item) == (question, answer, item):
        return False
    check_version(row, typed.seen)
    row.question, row.answer, row.outline_item = question, answer, item
    touch(row)
    row.save()
    return True


def _check(rows: Sequence[Written]) -> None:
    problems = []
    if not rows:
        problems.append(Problem("interview.nothing_written", _("没有要保存的问答。")))
    for number, typed in enumerate(rows, 1):
        if not typed.question.strip():
            text = _("这一问还没有写问题。先写问，再写答。")
            problems.append(Problem("interview.needs_question", text, where=f"question-{number}"))
        if len(typed.question) > LONGEST or len(typed.answer) > LONGEST:
            text = _("一问一答最多两万字，请分成几问。")
            problems.append(Problem("interview.too_long", text, where=f"answer-{number}"))
    if problems:
        raise BadInput("interview.cannot_save", problems=problems)
