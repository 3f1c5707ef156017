from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Feedback, FeedbackReceipt
from xuncha.conclusions.reports.rules.receipts import Recipient
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Role
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries as inspections

from ._states import changed, say


@action
def relay_feedback(
    *,
    by: Actor,
    feedback: UUID,
    members: Sequence[UUID],
    signed_by: str,
    place: str = "",
    scan: UUID | None = None,
    on: date | None = None,
) -> list[FeedbackReceipt]:
    """转达反馈 — Pass the feedback of a package on to its members through the head: villages through their town.

    The head signs for each (`signed_by`, the name as written), after it was told itself; kept once for each member.
    Raises NotKnown where one is no member, NotAllowed, BadInput.
    """
    found = queries.locked_feedback(feedback, by)
    NotAllowed.unless(policies.can_relay(by, found))
    chosen = inspections.chosen_members(found.inspection, members)
    day = on or by.clock.today()
    _check(found, [m.body_id for m in chosen], signed_by, day, by.clock.today())
    made = FeedbackReceipt.objects.bulk_create(
        FeedbackReceipt(
            **born(by),
            feedback=found,
            body_id=m.body_id,
            recipient=Recipient.LEADING_GROUP,
            through_id=found.body_id,
            told_on=day,
            place=place.strip(),
            signed_by=signed_by.strip(),
            signed_on=day,
            at_door=found.body_id in by.scopes(Role.BODY_LIAISON),
            scan_id=scan,
        )
        for m in chosen
    )
    changed(found)
    say(
        "reports.feedback_relayed",
        found,
        by,
        on=str(day),
        through=str(found.body_id),
        bodies=[str(m.body_id) for m in chosen],
        scan=str(scan or ""),
    )
    return list(made)


def _check(found: Feedback, bodies: Sequence[UUID], signed_by: str, day: date, today: date) -> None:
    problems = []
    if not bodies:
        problems.append(Problem("feedback.nobody_chosen", _("选至少一个单位。"), "members"))
    if not signed_by.strip():
        problems.append(Problem("feedback.no_name", _("写明签收人姓名。"), "signed_by"))
    if day > today:
        problems.append(Problem("feedback.in_future", _("反馈日期还没有到。"), "on"))
    told = found.delivered_on
    if told is None or day < told:
        text = _("先向牵头单位反馈，再由它转达。")
        problems.append(Problem("feedback.head_first", text, "on"))
    if found.receipts.filter(body__in=bodies).exists():
        problems.append(Problem("feedback.told_already", _("已经向其反馈过。"), "members"))
    if problems:
        raise BadInput("feedback.relay", problems=problems)
