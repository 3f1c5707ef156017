from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Answered, Audience, Paragraph
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, WrongState, touch

from ._states import changed, say


@action
def answer_comment(*, by: Actor, report: UUID, comment: UUID, answer: str, reason: str = "") -> Paragraph:
    """答复意见 — Answer a comment of the office as the team: taken, or not taken with the reason.

    Taking it does not change the text by itself. Raises NotKnown, NotAllowed, WrongState, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_write(by, found))
    row = Paragraph.objects.filter(
        id=comment, in_version__report=found, in_version__audience=Audience.OFFICE
    ).first()
    if row is None:
        raise NotKnown("report.comment_not_known")
    if row.answer:
        raise WrongState("report.comment_answered", _("这条意见已经答复。"))
    if answer not in Answered.values:
        raise BadInput("report.no_such_answer", _("选“采纳”或者“不采纳”。"))
    if answer == str(Answered.NOT_TAKEN) and not reason.strip():
        raise BadInput("report.answer_needs_reason", _("不采纳要写理由。"))
    row.answer, row.answer_reason, row.answered_by = answer, reason.strip(), by.name
    touch(row)
    row.save()
    changed(found)
    say("reports.comment_answered", found, by, comment=str(row.id), answer=answer, reason=row.answer_reason)
    return row
