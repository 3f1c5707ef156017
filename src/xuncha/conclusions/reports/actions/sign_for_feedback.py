from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Feedback, FeedbackReceipt
from xuncha.conclusions.reports.rules.states import FeedbackState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Role, touch

from ._states import changed, move_feedback, say


@action
def sign_for_feedback(
    *,
    by: Actor,
    feedback: UUID,
    recipient: str,
    signed_by: str,
    body: UUID | None = None,
    scan: UUID | None = None,
    on: date | None = None,
) -> FeedbackReceipt:
    """签收反馈 — Sign for the feedback: at the body's door, or recorded from the signed paper with its scan.

    `signed_by` is the name as written. Once head and leading group of the inspected body have signed, it is signed
    for, and who waits for that is told. Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked_feedback(feedback, by)
    row = queries.receipt(found, recipient, body or found.body_id)
    NotAllowed.unless(policies.can_sign_for(by, found, row))
    day = on or by.clock.today()
    _check(row, signed_by, day, by.clock.today())
    row.signed_by, row.signed_on, row.scan_id = signed_by.strip(), day, scan
    row.at_door = row.body_id in by.scopes(Role.BODY_LIAISON)
    touch(row)
    row.save()
    say(
        "reports.feedback_receipt_signed",
        found,
        by,
        recipient=row.recipient,
        body=str(row.body_id),
        on=str(day),
        how="door" if row.at_door else "paper",
        scan=str(scan or ""),
    )
    if found.state == FeedbackState.DELIVERED and not queries.lacking_receipts(found, signed=True):
        _complete(found, by, day)
    return row


def _complete(found: Feedback, by: Actor, day: date) -> None:
    days = found.receipts.filter(body_id=found.body_id).values_list("signed_on", flat=True)
    move_feedback(found, FeedbackState.SIGNED_FOR)
    found.signed_for_on = max([day, *(d for d in days if d)])
    changed(found)
    say(
        "reports.feedback_signed_for",
        found,
        by,
        feedback=str(found.id),
        body=str(found.body_id),
        number=found.number,
        on=str(found.signed_for_on),
    )


def _check(row: FeedbackReceipt, signed_by: str, day: date, today: date) -> None:
    found = []
    if not signed_by.strip():
        found.append(Problem("feedback.no_name", _("写明签收人姓名。"), "signed_by"))
    if day > today:
        found.append(Problem("feedback.in_future", _("签收日期还没有到。"), "on"))
    if day < row.told_on:
        found.append(Problem("feedback.signed_before_told", _("签收日期早于反馈日期。"), "on"))
    if found:
        raise BadInput("feedback.receipt", problems=found)
