"""Pages of papers: one paper to look at, take away or issue; the signed stack that comes back."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.engines.wordfile.convert import ConversionFailed, OfficeMissing
from xuncha.foundation.files.sniff import DOCX, PDF
from xuncha.foundation.files.web.respond import file_response, made_response
from xuncha.foundation.papers import queries
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.papers.actions.take_back_scan import TakenBack, take_back_scan
from xuncha.foundation.papers.queries import template
from xuncha.foundation.papers.rendering import pdf_of
from xuncha.foundation.papers.scans import Stack
from xuncha.foundation.terms import Ref, WrongState
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit

from . import presenters
from .forms import IntakeForm, IssueForm


def register(request: HttpRequest) -> HttpResponse:
    """Papers that went out, newest first; those whose signed pages are still awaited can be shown alone."""
    rows = queries.register(actor_of(request))
    waiting = sum(row.waits for row in rows)
    only = request.GET.get("show") == "waiting"
    shown = Paginator([row for row in rows if row.waits] if only else rows, 40).get_page(
        request.GET.get("page")
    )
    table = [presenters.register_row(row) for row in shown]
    return page(
        request, "papers/register.html", {"rows": table, "page_obj": shown, "waiting": waiting, "only": only}
    )


def preview(request: HttpRequest, code: str, subject: UUID) -> HttpResponse:
    """A paper on the screen, to scale, beside what is known of it."""
    actor = actor_of(request)
    found = template(code, actor)
    ref = Ref(found.subject, subject)
    paper = queries.rendered(code, ref, actor)
    return page(request, "papers/preview.html", {"paper": presenters.preview(found, ref, paper, actor)})


def download(request: HttpRequest, code: str, subject: UUID, ending: str) -> HttpResponse:
    """The paper as it is now. Writes nothing."""
    actor = actor_of(request)
    ref = Ref(template(code, actor).subject, subject)
    paper = queries.rendered(code, ref, actor)
    name = paper.document.title.replace("\n", "")
    return _bytes(paper.docx, name, ending, paper.mark.code, paper.mark.version)


def edition(request: HttpRequest, edition: UUID, ending: str) -> HttpResponse:
    """An edition as it went out."""
    found = queries.edition(edition, actor_of(request))
    return _bytes(queries.file_of(found), found.title, ending, found.code, found.edition)


def _bytes(docx: bytes, title: str, ending: str, code: str, version: int) -> HttpResponse:
    if ending not in ("docx", "pdf"):
        raise Http404
    content = docx if ending == "docx" else _pdf(docx, code, version)
    kind = DOCX if ending == "docx" else PDF
    return made_response(content, f"{title}.{ending}", kind, inline=kind == PDF)


def _pdf(docx: bytes, code: str, version: int) -> bytes:
    try:
        return pdf_of(docx, code, version)
    except OfficeMissing as missing:
        raise WrongState(
            "paper.no_office", _("本机没有装 LibreOffice，不能转成 PDF。请下载 Word 文件打印。")
        ) from missing
    except ConversionFailed as failed:
        raise WrongState(
            "paper.not_converted", _("LibreOffice 没有转成 PDF。请下载 Word 文件打印。")
        ) from failed


def issue(request: HttpRequest, code: str, subject: UUID) -> HttpResponseBase:
    """Make the paper final: a number, an edition, a code on every page."""
    actor = actor_of(request)
    found = template(code, actor)
    ref = Ref(found.subject, subject)
    queries.built(found, ref, actor)
    back = reverse("papers:preview", args=[code, subject])
    return submit(
        request,
        IssueForm.of(request),
        lambda data: issue_paper(by=actor, code=code, subject=ref, on=data["on"]),
        then=back,
        title=_("出正式稿：%(paper)s") % {"paper": found.label},
        button=_("编号出稿"),
        back=back,
        notice=lambda made: _("已出第%(n)d版，每页带页码标。") % {"n": made.edition},
    )


def intake(request: HttpRequest) -> HttpResponseBase:
    """Feed a stack of signed pages back in."""
    actor = actor_of(request)

    def take(data: dict) -> TakenBack:
        stack: Stack = data["stack"]
        return take_back_scan(by=actor, stack=stack, on=data["on"])

    return submit(
        request,
        IntakeForm.of(request),
        take,
        then=_result_href,
        template="papers/intake.html",
        title=_("收回签署件"),
        button=_("识别归件"),
    )


def _result_href(taken: TakenBack) -> str:
    told = [("scan", str(scan.id)) for scan in taken.scans]
    told += [("foreign", str(n)) for n in taken.sorting.foreign]
    told += [("unread", str(n)) for n in taken.sorting.unread]
    if taken.sorting.blank:
        told.append(("blank", str(taken.sorting.blank)))
    return f"{reverse('papers:returned')}?{urlencode(told)}"


def returned(request: HttpRequest) -> HttpResponse:
    """What became of a stack: each paper with what is missing, and the pages that were not recognised."""
    actor = actor_of(request)
    try:
        scans = [queries.scan(UUID(raw), actor) for raw in request.GET.getlist("scan")]
    except ValueError:
        raise Http404 from None
    rows = [
        (
            scan.paper,
            presenters.scan_shown(scan),
            reverse("papers:preview", args=[scan.paper.template, scan.paper.subject_id]),
        )
        for scan in scans
    ]
    places = {
        key: "、".join(raw for raw in request.GET.getlist(key) if raw.isdecimal())
        for key in ("foreign", "unread", "blank")
    }
    return page(request, "papers/returned.html", {"rows": rows, **places})


def scan(request: HttpRequest, scan: UUID) -> HttpResponseBase:
    """The signed pages, as they came back, in page order."""
    found = queries.scan(scan, actor_of(request))
    return file_response(found.file, inline=True, request=request)
