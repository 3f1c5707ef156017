from datetime import date
from uuid import UUID

from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.models import Report
from xuncha.conclusions.reports.rules import figures
from xuncha.conclusions.reports.rules.states import ReportState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor

from ._states import changed, move_report, say


@action
def note_report_decision(*, by: Actor, report: UUID, outcome: str, on: date, reason: str = "") -> Report:
    """审定报告 — What came of a submitted report: decided, or returned to the team with the reason.

    Called when the approval route ends, by the person who took its last step. A decided report is frozen: its
    counted figures are kept as they stood. Raises NotKnown, WrongState.
    """
    found = queries.any_locked(report)
    approved = outcome == "approved"
    move_report(found, ReportState.DECIDED if approved else ReportState.RETURNED)
    if approved:
        found.decided_on = on
        _freeze(found, by)
    else:
        found.returned_reason = reason
    changed(found)
    event = "reports.report_decided" if approved else "reports.report_returned"
    say(event, found, by, on=str(on), reason=reason)
    return found


def _freeze(report: Report, by: Actor) -> None:
    version = queries.team_version(report)
    rows = queries.paragraphs(version)
    wanted = figures.fields_in([p.text for p in rows])
    version.figures = {f"{n} {of}".strip(): v for (n, of), v in queries.counted(report, wanted).items()}
    version.save()
    for row in rows:
        for tie in row.ties.all():
            if tie.finding_id:
                connect(by=by, source=tie.finding.ref, target=row.ref, relation="sentence")
