from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import BodyReport
from xuncha.followup.rectification.rules.states import ReportState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version

from ._states import move_report


@action
def answer_report(
    *,
    by: Actor,
    report: UUID,
    receive: bool,
    answer: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> BodyReport:
    """收下整改报告 — Receive a report of the body, or return it with the reason.

    A returned one stays on record; the body hands in another. Raises NotKnown, NotAllowed, Stale; BadInput for a
    return without a reason.
    """
    found = queries.report(report, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_answer_report(by, found))
    if not receive and not answer.strip():
        raise BadInput("report.return_needs_reason", _("退回要写明缺什么。"))
    found.answer, found.answered_by = answer.strip()[:1000], by.name
    found.answered_on = on or by.clock.today()
    move_report(found, ReportState.RECEIVED if receive else ReportState.RETURNED)
    record(
        "rectification.report_answered",
        by=by,
        about=found.ref,
        facts={"received": receive, "answer": answer, "on": found.answered_on.isoformat()},
        rule_set=found.ledger.rule_set,
    )
    return found
