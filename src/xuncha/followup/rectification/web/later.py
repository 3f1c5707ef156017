"""What comes after the plan: reports of the body, visits, the grade, the committee's hearing."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.engines.wordfile import word
from xuncha.followup.rectification import papers, policies, queries
from xuncha.followup.rectification.actions.answer_report import answer_report
from xuncha.followup.rectification.actions.assess_ledger import assess_ledger
from xuncha.followup.rectification.actions.hand_in_report import hand_in_report
from xuncha.followup.rectification.actions.record_committee_hearing import record_committee_hearing
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.foundation.files.sniff import DOCX
from xuncha.foundation.files.web.respond import made_response
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit

from . import forms, presenters
from .sides import side_of


def _on_ledger(
    request: HttpRequest,
    ledger: UUID,
    form: Form,
    act: Callable[[Any, dict[str, Any]], Any],
    title: Any,
    button: Any,
    notice: Any,
) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    back = side.url("ledger", ledger)
    return submit(
        request,
        form,
        lambda data: act(actor, data),
        then=back,
        title=title,
        button=button,
        back=back,
        notice=notice,
    )


def report_it(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    found = queries.ledger(ledger, actor_of(request))
    about = queries.next_report_about(found)
    form = forms.ReportForm.of(
        request,
        initial={
            "begins": about.begins,
            "ends": about.ends,
            "kind": "quarterly" if about.begins > found.due_on else "progress",
        },
    )
    return _on_ledger(
        request,
        ledger,
        form,
        lambda actor, data: hand_in_report(by=actor, ledger=ledger, **data),
        _("报送整改报告"),
        _("报送"),
        _("已报送，等巡察办收下"),
    )


def report(request: HttpRequest, report: UUID) -> HttpResponse:
    actor, side = actor_of(request), side_of(request)
    found = queries.report(report, actor)
    return page(
        request,
        "rectification/report.html",
        {
            "base": side.base,
            "side": side,
            "report": found,
            "ledger": found.ledger,
            "ledger_href": side.url("ledger", found.ledger_id),
            "shape": presenters.REPORT_SHAPES[found.state],
            "counted": presenters.counted_lines(found.counted),
            "docx": side.url("report_docx", found.pk),
            "answer": policies.can_answer_report(actor, found),
            "answer_href": "" if side.door else side.url("answer_report", found.pk),
            "printed": papers.the_report(found.ref, actor) is not None,
        },
    )


def report_docx(request: HttpRequest, report: UUID) -> HttpResponse:
    """The body's report as a Word file, on either side."""
    actor = actor_of(request)
    found = queries.report(report, actor)
    paper = papers.the_report(found.ref, actor)
    if paper is None:
        raise queries.not_known()
    return made_response(word.to_docx(paper), f"report-{found.order}.docx", DOCX)


def answer(request: HttpRequest, report: UUID) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.report(report, actor)
    form, back = forms.AnswerReportForm.of(request, seen=found.version), side.url("report", report)
    return submit(
        request,
        form,
        lambda data: answer_report(
            by=actor, report=report, receive=data["receive"] == "yes", answer=data["answer"], seen=form.seen
        ),
        then=back,
        title=_("答复整改报告"),
        button=_("答复"),
        back=back,
        notice=_("已答复"),
        again=lambda: Current(seen=queries.report(report, actor).version, values={}),
    )


def visit(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    queries.ledger(ledger, actor_of(request))
    return _on_ledger(
        request,
        ledger,
        forms.VisitForm.of(request),
        lambda actor, data: record_visit(by=actor, ledger=ledger, **data),
        _("登记督查回访"),
        _("登记"),
        _("已登记"),
    )


def assess(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    queries.ledger(ledger, actor_of(request))
    return _on_ledger(
        request,
        ledger,
        forms.AssessmentForm.of(request),
        lambda actor, data: assess_ledger(by=actor, ledger=ledger, **data),
        _("评估整改"),
        _("记下评估"),
        _("已评估"),
    )


def hearing(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    form = forms.HearingForm.of(request)
    form.fields["ledgers"].choices = [(str(r.pk), r.body.name) for r in queries.visible_to(actor)]
    back = reverse("rectification:ledgers")
    return submit(
        request,
        form,
        lambda data: record_committee_hearing(
            by=actor, ledgers=[UUID(k) for k in data.pop("ledgers")], **data
        ),
        then=back,
        title=_("登记党委听取整改汇报"),
        button=_("登记"),
        back=back,
        notice=_("已登记"),
    )
