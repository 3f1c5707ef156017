from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, WrongState, touch
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import QuestionAnswer
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.queries import not_known

from ._said import say


@action
def mark_point(
    *,
    by: Actor,
    interview: UUID,
    row: UUID,
    title: str,
    would_settle: str = "",
    who_has: UUID | None = None,
    settles_by: date | None = None,
) -> QuestionAnswer:
    """标待核对 — Mark something said in an interview as a point to verify.

    The point is noted with this interview and question as its source. Raises NotKnown; NotAllowed; WrongState where the
    record is closed or the row is marked already; BadInput.
    """
    found = queries.locked_interview(interview, by)
    policies.guard(policies.can_write(by, found))
    marked = queries.row(found, row)
    if marked is None:
        raise not_known()
    if marked.point is not None:
        raise WrongState("interview.marked", _("这一问已经标过。"))
    point = note_point(
        by=by,
        inspection=found.inspection_id,
        title=title,
        source=found.ref,
        source_text=f"{found.number} 问{marked.order}",
        would_settle=would_settle,
        who_has=who_has or by.person,
        settles_by=settles_by,
    )
    marked.marked, marked.point = True, point.id
    touch(marked)
    marked.save()
    say("fieldwork.answer_marked", by, found, row=marked.order, point=point.number)
    return marked
