from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import BodyReport, ReportKind
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born


@action
def hand_in_report(
    *,
    by: Actor,
    ledger: UUID,
    kind: str,
    begins: date,
    ends: date,
    text: str,
    on: date | None = None,
    late_reason: str = "",
) -> BodyReport:
    """报送整改报告 — Hand in what the body reports of a stretch of time; the figures are counted from the list.

    A report of the concentrated period handed in after it is late, with a reason. Raises NotKnown, NotAllowed (plan
    not accepted, not the body); BadInput for an unknown kind, no text, days the wrong way round.
    """
    found = queries.ledger(ledger, by, locked=True)
    NotAllowed.unless(policies.can_report(by, found))
    day = on or by.clock.today()
    late = kind != "quarterly" and day > found.due_on
    _check(kind, begins, ends, text, day, late and not late_reason.strip())
    made = BodyReport.objects.create(
        **born(by),
        ledger=found,
        order=queries.next_report(found),
        kind_of=kind,
        begins=begins,
        ends=ends,
        text=text.strip(),
        counted=queries.counted_for_report(found, ends),
        handed_in_on=day,
        told_by=by.code,
        late_reason=late_reason.strip()[:500] if late else "",
    )
    connect(by=by, source=found.ref, target=made.ref, relation="report")
    record(
        "rectification.report_handed_in",
        by=by,
        about=made.ref,
        facts={
            "kind": kind,
            "on": day.isoformat(),
            "ends": ends.isoformat(),
            "late_reason": made.late_reason,
        },
        rule_set=found.rule_set,
    )
    return made


def _check(kind: str, begins: date, ends: date, text: str, day: date, late: bool) -> None:
    problems = []
    if kind not in ReportKind.values:
        problems.append(Problem("report.unknown_kind", _("没有这一类报告。"), "kind"))
    if begins > ends:
        problems.append(Problem("report.days", _("起始日期晚于截止日期。"), "begins"))
    if ends > day:
        problems.append(Problem("report.in_future", _("截止日期还没有到，到那天以后再报。"), "ends"))
    if not text.strip():
        problems.append(Problem("report.no_text", _("写明这段时间做了什么，还差什么。"), "text"))
    if late:
        problems.append(
            Problem("report.late", _("集中整改期已满，写明晚报的原因就可以报送。"), "late_reason")
        )
    if problems:
        raise BadInput(problems[0].code, problems=problems)
