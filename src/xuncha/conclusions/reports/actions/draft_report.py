from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries as findings
from xuncha.conclusions.reports import policies
from xuncha.conclusions.reports.drafting import opening_paragraphs
from xuncha.conclusions.reports.models import Audience, Report
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.policies import carries_stages

from ._states import say
from ._writing import add_paragraph, new_version


@action
def draft_report(*, by: Actor, inspection: UUID, title: str = "", on: date | None = None) -> Report:
    """起草报告 — Draft the inspection report from its findings, grouped under the foci of the rule set.

    Every finding gets a paragraph tied to it; figures stand as counted fields. The team's first version is open.
    A package has one report, its head's, over all members. Raises NotKnown, NotAllowed, WrongState where there is one
    already, nothing is judged, or this is a member of a package.
    """
    where = inspections.inspection(inspection, by)
    WrongState.unless(carries_stages(where))
    NotAllowed.unless(policies.can_draft(by, where.team_id, where.stage))
    if Report.objects.filter(inspection=where).exists():
        raise WrongState("report.already", _("这次巡察的报告已经起草，请接着写。"))
    if not findings.judged_count(where.id):
        raise WrongState("report.nothing_judged", _("还没有研判过的底稿。底稿签署、研判以后再起草报告。"))
    assert by.person is not None  # a member of the team
    report = Report.objects.create(
        **born(by),
        inspection=where,
        title=title.strip() or f"关于巡察{where.body_name}情况的报告",
        drafted_by_id=by.person,
        drafted_on=on or by.clock.today(),
    )
    version = new_version(report, str(Audience.TEAM), 1, by)
    rows = findings.of_inspection(where.id)
    for order, (section, text, ties) in enumerate(opening_paragraphs(report, rows), 1):
        add_paragraph(version, by, section, order * 10, text, ties)
    connect(by=by, source=where.ref, target=report.ref, relation="report")
    for finding in rows:
        connect(by=by, source=finding.ref, target=report.ref, relation="report")
    say(
        "reports.report_drafted",
        report,
        by,
        title=report.title,
        findings=len(rows),
        on=str(report.drafted_on),
    )
    return report
