from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.reports import fell_out as falls
from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.actions.answer_comment import answer_comment
from xuncha.conclusions.reports.actions.comment_report import comment_report
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.drop_paragraph import drop_paragraph
from xuncha.conclusions.reports.actions.leave_out_finding import leave_out_finding
from xuncha.conclusions.reports.actions.open_version import open_version
from xuncha.conclusions.reports.actions.record_dissent import record_dissent
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.conclusions.reports.actions.write_paragraph import write_paragraph
from xuncha.conclusions.reports.models import Audience, Paragraph, Report, ReportStateLabel
from xuncha.conclusions.reports.rules.differences import changes
from xuncha.conclusions.reports.rules.figures import FIELD_NAMES
from xuncha.conclusions.reports.rules.states import ReportState
from xuncha.conclusions.reports.web import presenters
from xuncha.conclusions.reports.web.forms import (
    AnswerForm,
    CommentForm,
    DissentForm,
    DraftForm,
    ParagraphForm,
    ReasonForm,
    SubmitForm,
    VersionForm,
)
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.onsite.inspections import queries as inspections

PER_PAGE = 50


def _href(report: Report) -> str:
    return reverse("reports:report", args=[report.id])


def reports(request: HttpRequest) -> HttpResponse:
    """Reports the reader may know, newest first."""
    actor = actor_of(request)
    here = Paginator(queries.listed(actor), PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        (r, presenters.REPORT_SHAPES[ReportState(r.state)], ReportStateLabel(r.state).label) for r in here
    ]
    return page(request, "reports/reports.html", {"rows": rows, "here": here})


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """The inspection's report where there is one the reader may know; else how to begin."""
    actor = actor_of(request)
    where = inspections.inspection(inspection, actor)
    where = where.package or where  # a package has one report
    found = queries.report_of(where.id, actor)
    if found is not None:
        return report(request, found.id)
    may = policies.can_draft(actor, where.team_id, where.stage)
    return page(request, "reports/none.html", {"inspection": where, "may": may})


def draft(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    where = inspections.inspection(inspection, actor)
    form = DraftForm.of(request)
    return submit(
        request,
        form,
        lambda data: draft_report(by=actor, inspection=where.id, **data),
        then=_href,
        title=_("起草报告"),
        button=_("从问题起草"),
        back=reverse("reports:of_inspection", args=[where.id]),
        notice=_("已从问题起草，每个问题一段，接着改"),
    )


def report(request: HttpRequest, report: UUID) -> HttpResponse:
    """The team's text with what each paragraph rests on, the office's comments beside it, the road to the decision."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    version = queries.team_version(found)
    rows = queries.paragraphs(version)
    left, out = presenters.unplaced(found, rows)
    context = {
        "report": found,
        "shape": presenters.REPORT_SHAPES[ReportState(found.state)],
        "state": ReportStateLabel(found.state).label,
        "version": version,
        "versions": queries.versions(found),
        "parts": presenters.parts(found, version, rows, actor),
        "general": presenters.general_comments(found, rows),
        "unplaced": left,
        "left_out": out,
        "dissents": falls.dissents(found),
        "route": presenters.route_steps(found.ref, actor),
        "verbs": _verbs(actor, found),
        "opens": actor.is_office or policies.serves(actor, found.inspection.team_id),
        "feedback": queries.feedback_of(found.inspection_id, actor),
        "history": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor)[:8]],
    }
    return page(request, "reports/report.html", context)


def _verbs(actor: Actor, found: Report) -> dict[str, Any]:
    """What the reader may do; None where the verb has nothing to do with them."""
    team = policies.serves(actor, found.inspection.team_id)
    submits = policies.can_submit(actor, found)
    decided = found.state == ReportState.DECIDED
    return {
        "write": bool(policies.can_write(actor, found)),
        "submit": submits if team and not decided and found.state != ReportState.SUBMITTED else None,
        "comment": bool(policies.can_comment(actor, found)),
        "dissent": bool(policies.can_dissent(actor, found)),
        "prepare": bool(policies.can_prepare_feedback(actor, found)),
    }


# ------------------------------------------------------------------------------------------------ writing


def paragraph(request: HttpRequest, report: UUID, line: UUID | None = None) -> HttpResponseBase:
    """Write a new paragraph, or change one."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    row = queries.paragraph_of_line(found, line) if line else None
    form = ParagraphForm.of(
        request,
        seen=row.version if row else None,
        sections=[(s.code, s.title) for s in queries.sections(found.inspection.rule_set)],
        findings=[(str(f.id), f"{f.number} {f.title}") for f in queries.findings_of(found)],
        initial=_as_written(row, found) if row else {"section": request.GET.get("section", "")},
    )

    def now() -> Current:
        fresh = queries.paragraph_of_line(found, line) if line else None
        return Current(
            seen=fresh.version if fresh else 1,
            values={"text": fresh.text, "section": fresh.section} if fresh else {},
        )

    return submit(
        request,
        form,
        lambda data: write_paragraph(
            by=actor,
            report=found.id,
            section=data["section"],
            text=data["text"],
            findings=[UUID(f) for f in data["findings"]],
            sources=_sources(row, found, records=data["records"]),
            line=line,
            because=data["because"],
            seen=form.seen,
        ),
        then=lambda made: f"{_href(found)}#line-{made.line}",
        back=_href(found),
        template="reports/paragraph.html",
        context={"report": found, "row": row, "fields": FIELD_NAMES},
        title=_("改写段落") if row else _("写一段"),
        button=_("保存"),
        notice=_("已保存"),
        again=now,
    )


def _as_written(row: Paragraph, report: Report) -> dict[str, Any]:
    ties = list(row.ties.all())
    return {
        "section": row.section,
        "text": row.text,
        "findings": [str(t.finding_id) for t in ties if t.finding_id],
        "records": any(t.source_id == report.inspection_id for t in ties),
    }


def _sources(row: Paragraph | None, report: Report, *, records: bool) -> list[Ref]:
    """Other things the paragraph rests on already stay; the inspection's own records by the tick."""
    kept = [Ref(t.source_kind, t.source_id) for t in row.ties.all() if t.source_id] if row else []
    own = report.inspection.ref
    return [*(k for k in kept if k != own), *([own] if records else [])]


def drop(request: HttpRequest, report: UUID, line: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    row = queries.paragraph_of_line(found, line)
    form = ReasonForm.of(request, seen=row.version)
    return submit(
        request,
        form,
        lambda data: drop_paragraph(by=actor, report=found.id, line=line, seen=form.seen, **data),
        then=_href(found),
        back=_href(found),
        template="reports/drop.html",
        context={"report": found, "row": row},
        title=_("删去段落"),
        button=_("删去，写理由"),
    )


def leave_out(request: HttpRequest, report: UUID, finding: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    left = queries.finding_of(found, finding)
    form = ReasonForm.of(request)
    return submit(
        request,
        form,
        lambda data: leave_out_finding(by=actor, report=found.id, finding=left.id, **data),
        then=_href(found),
        back=_href(found),
        title=_("不写入报告"),
        button=_("不写，写理由"),
    )


def new_version(request: HttpRequest, report: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    form = VersionForm.of(request)
    return submit(
        request,
        form,
        lambda data: open_version(by=actor, report=found.id, **data),
        then=_href(found),
        back=_href(found),
        title=_("另起一稿"),
        notice=lambda made: _("已另起第 %(n)d 稿") % {"n": made.order},
    )


def send(request: HttpRequest, report: UUID) -> HttpResponseBase:
    """Submit for approval."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    form = SubmitForm.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: submit_report(by=actor, report=found.id, seen=form.seen, **data),
        then=_href(found),
        back=_href(found),
        title=_("报告报批"),
        button=_("报批"),
        notice=_("已报批"),
        again=lambda: Current(seen=queries.report(found.id, actor).version),
    )


# ------------------------------------------------------------------------------------------------ the office's comments


def comment(request: HttpRequest, report: UUID, paragraph: UUID | None = None) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    row = queries.paragraph(paragraph, actor) if paragraph else None
    form = CommentForm.of(request, initial={"proposed": ""})
    return submit(
        request,
        form,
        lambda data: comment_report(by=actor, report=found.id, paragraph=row.id if row else None, **data),
        then=_href(found),
        back=_href(found),
        template="reports/comment.html",
        context={"report": found, "row": row},
        title=_("对报告提意见"),
        button=_("提意见"),
        notice=_("已提，等巡察组答复"),
    )


def answer(request: HttpRequest, report: UUID, comment: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    row = queries.comment(found, comment)
    form = AnswerForm.of(request)
    return submit(
        request,
        form,
        lambda data: answer_comment(by=actor, report=found.id, comment=row.id, **data),
        then=_href(found),
        back=_href(found),
        template="reports/answer.html",
        context={"report": found, "row": row},
        title=_("答复意见"),
        button=_("答复"),
    )


def differences(request: HttpRequest, report: UUID, order: int) -> HttpResponse:
    """What a team version changed against the one before it, or what the office proposed against the team's text."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    after = queries.version(found, Audience.TEAM, order)
    before = queries.version(found, Audience.TEAM, order - 1) if order > 1 else None
    old = queries.paragraphs(before) if before else []
    new = queries.paragraphs(after)
    titles = {s.code: s.title for s in queries.sections(found.inspection.rule_set)}
    found_changes = changes(
        [(str(p.line), p.section, p.text) for p in old], [(str(p.line), p.section, p.text) for p in new]
    )
    proposed = [
        (c, changes([("x", c.section, c.about.text)], [("x", c.section, c.proposed)]))
        for c in queries.comments(after)
        if c.proposed and c.about
    ]
    context = {
        "report": found,
        "before": before,
        "after": after,
        "changes": [(titles.get(c.section, c.section), c) for c in found_changes],
        "proposed": proposed,
    }
    return page(request, "reports/differences.html", context)


# ------------------------------------------------------------------------------------------------ what fell out


def dissent(request: HttpRequest, report: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    form = DissentForm.of(
        request, findings=[(str(f.id), f"{f.number} {f.title}") for f in queries.findings_of(found)]
    )
    return submit(
        request,
        form,
        lambda data: record_dissent(
            by=actor,
            report=found.id,
            text=data["text"],
            finding=UUID(data["finding"]) if data["finding"] else None,
        ),
        then=f"{_href(found)}#dissents",
        back=_href(found),
        template="reports/dissent.html",
        context={"report": found, "may": policies.can_dissent(actor, found)},
        title=_("记不同意见"),
        button=_("记下，随报告送审"),
        notice=_("已记下，随报告送给审定的人"),
    )


def fell_out(request: HttpRequest, report: UUID) -> HttpResponse:
    """What is in the working papers and not, or less, in the text: who, when, why; and who dissents."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    out = falls.of_report(found)
    context = {
        "report": found,
        "out": out,
        "gone": presenters.gone_rows(out),
        "weaker": presenters.weaker_rows(out),
        "opens": actor.is_office or policies.serves(actor, found.inspection.team_id),
    }
    return page(request, "reports/fell_out.html", context)


def side_by_side(request: HttpRequest, report: UUID) -> HttpResponse:
    """The team's first text, the office's comments, the text as it stands, beside each other."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    titles = {s.code: s.title for s in queries.sections(found.inspection.rule_set)}
    rows = [(titles.get(s.section, s.section), s) for s in falls.side_by_side(found)]
    return page(request, "reports/side_by_side.html", {"report": found, "rows": rows})
