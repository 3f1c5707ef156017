from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries, wording
from xuncha.conclusions.reports.models import Paragraph, Report
from xuncha.conclusions.reports.rules import figures
from xuncha.conclusions.reports.rules.placed import left_over
from xuncha.conclusions.reports.rules.states import ReportState
from xuncha.engines.seal.sm3 import digest
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.regulations.queries import due, rule_set

from ._states import changed, move_report, say

ROUTE = "report"


@action
def submit_report(
    *, by: Actor, report: UUID, late_reason: str = "", seen: int | None = None, on: date | None = None
) -> Report:
    """报告报批 — Submit the report along the route of its rule set: team meeting, consultation, leading group, secretary.

    The version is closed as it stands. Every finding stands in it or is left out with a reason; no figure rests on
    nothing; every comment is answered. After its period only with `late_reason`. Raises NotKnown, NotAllowed, Stale,
    BadInput.
    """
    found = queries.locked(report, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_submit(by, found))
    day = on or by.clock.today()
    version = queries.team_version(found)
    rows = queries.paragraphs(version)
    _check(found, rows)
    _take_day(found, day, late_reason)
    version.closed_at, version.content_hash = by.clock.now(), _hash(rows)
    version.save()
    move_report(found, ReportState.SUBMITTED)
    changed(found)
    say(
        "reports.report_submitted",
        found,
        by,
        on=str(day),
        version=version.order,
        content=version.content_hash,
        late_reason=found.late_reason,
    )
    open_request(
        by=by,
        subject=found.ref,
        route=ROUTE,
        rule_set=found.inspection.rule_set,
        title=found.title,
        papers=("reports.report", "reports.fell_out"),
        team=found.inspection.team.ref,
        on=day,
    )
    return found


def _check(report: Report, rows: Sequence[Paragraph]) -> None:
    least = rule_set(report.inspection.rule_set).thresholds.get("report_sources_least")
    problems = [
        wording.figure_without_source(u)
        for p in rows
        for u in figures.unsupported(p.text, len(p.ties.all()), least.value if least else 1)
    ]
    there = {t.finding_id for p in rows for t in p.ties.all() if t.finding_id}
    out = set(report.left_out.values_list("finding_id", flat=True))
    by_id = {f.id: f for f in queries.findings_of(report)}
    problems += [wording.left_over(by_id[f].number, by_id[f].title) for f in left_over(by_id, there, out)]
    waiting = len(queries.open_comments(report))
    if waiting:
        text = _("巡察办有 %(count)d 条意见还没有答复。") % {"count": waiting}
        problems.append(Problem("report.comments_open", text, "comments"))
    if problems:
        raise BadInput("report.not_ready", problems=problems)


def _take_day(report: Report, day: date, late_reason: str) -> None:
    left = inspections.passed_on(report.inspection_id, Stage.LEFT)
    report.due_on = due(report.inspection.rule_set, "report_after_leaving", left).day if left else None
    late = report.due_on is not None and day > report.due_on
    if late and not late_reason.strip():
        text = _("报告应在 %(due)s 前报送。写明迟报原因就可以报。") % {"due": report.due_on}
        raise BadInput("report.late_needs_reason", problems=[Problem("report.late", text, "late_reason")])
    report.late_reason = late_reason.strip() if late else ""
    report.submitted_on = day
    report.first_submitted_on = report.first_submitted_on or day
    report.returned_reason = ""


def _hash(rows: Sequence[Paragraph]) -> str:
    """SM3 over the paragraphs in order, so that what was decided can be told from what was not."""
    return digest("\n".join(f"{p.section}\t{p.line}\t{p.text}" for p in rows).encode()).hex()
