from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Feedback, FeedbackReceipt
from xuncha.conclusions.reports.rules.receipts import REQUIRED, Recipient
from xuncha.conclusions.reports.rules.states import FeedbackState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations.queries import due

from ._states import changed, move_feedback, say


@action
def deliver_feedback(
    *,
    by: Actor,
    feedback: UUID,
    recipients: Sequence[str] = REQUIRED,
    body: UUID | None = None,
    place: str = "",
    present: str = "",
    late_reason: str = "",
    seen: int | None = None,
    on: date | None = None,
) -> Feedback:
    """反馈 — Give the feedback at a meeting, to the head and to the leading group separately.

    `body`: another body told as well (a town before its villages), else the inspected one. Delivered once head and
    leading group of the inspected body have both been told; after the period of the rule set only with `late_reason`.
    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked_feedback(feedback, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_deliver(by, found))
    day = on or by.clock.today()
    _follow_the_merger(found, day)
    told = body or found.body_id
    _check(found, recipients, told, day, by.clock.today())
    late = _late(found, day, late_reason)
    for recipient in recipients:
        FeedbackReceipt.objects.create(
            **born(by),
            feedback=found,
            body_id=told,
            recipient=Recipient(recipient),
            told_on=day,
            place=place.strip(),
            present=present.strip(),
            late_reason=late,
        )
    if found.delivered_on is None and not queries.lacking_receipts(found, signed=False):
        move_feedback(found, FeedbackState.DELIVERED)
        found.delivered_on = day
    changed(found)
    say(
        "reports.feedback_given",
        found,
        by,
        on=str(day),
        body=str(told),
        recipients=[str(r) for r in recipients],
        late_reason=late,
    )
    return found


def _follow_the_merger(found: Feedback, day: date) -> None:
    """A body merged after the feedback was prepared and before anyone was told is told through its successor."""
    if found.delivered_on is None and not found.receipts.exists():
        found.body = organisations.successor_on(found.body_id, day)


def _check(feedback: Feedback, recipients: Sequence[str], body: UUID, day: date, today: date) -> None:
    problems = []
    if not recipients or not {*recipients} <= {*Recipient}:
        problems.append(Problem("feedback.no_recipient", _("选反馈给主要负责人还是领导班子。"), "recipients"))
    if day > today:
        problems.append(Problem("feedback.in_future", _("反馈日期还没有到。"), "on"))
    decided = feedback.report.decided_on
    if decided and day < decided:
        problems.append(Problem("feedback.before_decision", _("反馈早于报告审定日期。"), "on"))
    there = feedback.receipts.filter(body_id=body, recipient__in=list(recipients))
    if there.exists():
        problems.append(Problem("feedback.told_already", _("已经向其反馈过。"), "recipients"))
    if problems:
        raise BadInput("feedback.delivery", problems=problems)


def _late(feedback: Feedback, day: date, late_reason: str) -> str:
    """The reason where the period is over; the last day is kept with the feedback. Raises BadInput without one."""
    decided = feedback.report.decided_on
    if decided is None:
        return ""
    last = due(feedback.inspection.rule_set, "feedback_after_decision", decided).day
    feedback.due_on = last
    if day <= last:
        return ""
    if not late_reason.strip():
        text = _("应在 %(due)s 前反馈。写明迟反馈的原因就可以登记。") % {"due": last}
        raise BadInput("feedback.late_needs_reason", problems=[Problem("feedback.late", text, "late_reason")])
    feedback.late_reason = feedback.late_reason or late_reason.strip()
    return late_reason.strip()
