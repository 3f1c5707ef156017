from collections.abc import Sequence
from uuid import UUID

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Feedback
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version

from ._demands import check_opinion, put_demands
from ._states import changed, say


@action
def change_feedback(
    *,
    by: Actor,
    feedback: UUID,
    opinion: str,
    demands: Sequence[str],
    contact: str = "",
    copies_to: str = "",
    seen: int | None = None,
) -> Feedback:
    """修改反馈意见 — Change overall view, demands and contact before the body is told; the findings stay the report's.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked_feedback(feedback, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_change_feedback(by, found))
    check_opinion(opinion, demands)
    before = {"opinion": found.opinion, "demands": list(found.demands.values_list("text", flat=True))}
    found.opinion, found.contact, found.copies_to = opinion.strip(), contact.strip(), copies_to.strip()
    put_demands(found, by, demands)
    changed(found)
    say("reports.feedback_changed", found, by, before=before)
    return found
