"""Fact sheets at the inspected body's door: read, reply, take out on a stick and bring back. Nothing else is known there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import facts, papers
from xuncha.conclusions.findings.actions.facts.reply_to_facts import reply_to_facts
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.states import SheetState
from xuncha.conclusions.findings.web import exchange
from xuncha.conclusions.findings.web.forms import FactReplyForm
from xuncha.foundation.files.sniff import DOCX
from xuncha.foundation.files.web.respond import file_response, made_response
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit


def _href(sheet: FactSheet) -> str:
    return reverse("findings:door_fact_sheet", args=[sheet.id])


def sheets(request: HttpRequest) -> HttpResponse:
    """What the reader's body was asked."""
    actor = actor_of(request)
    found = list(facts.at_door(actor).prefetch_related("matters__replies__answers"))
    return page(
        request, "findings/door_facts.html", {"rows": exchange.sheet_rows(found, actor.clock.today())}
    )


def sheet(request: HttpRequest, sheet: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = facts.sheet_at_door(sheet, actor)
    rows = facts.matters(found)
    context = {
        "sheet": found,
        "matters": exchange.door_rows(found, rows),
        "open": found.state == SheetState.SENT,
        "late": exchange.is_late(found, rows, actor.clock.today()),
    }
    return page(request, "findings/door_fact_sheet.html", context)


def reply(request: HttpRequest, sheet: UUID, matter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = facts.sheet_at_door(sheet, actor)
    row = facts.matter(found, matter)
    form = FactReplyForm.of(request)
    return submit(
        request,
        form,
        lambda data: reply_to_facts(by=actor, matter=row.id, **FactReplyForm.given(data)),
        then=_href(found),
        back=_href(found),
        template="findings/door_reply.html",
        context={"sheet": found, "row": row},
        title=_("答复"),
        button=_("答复"),
        notice=_("已答复，巡察组能看到"),
    )


def kept_file(request: HttpRequest, sheet: UUID, kept: UUID) -> HttpResponse | StreamingHttpResponse:
    """A file the body itself gave."""
    found = facts.sheet_at_door(sheet, actor_of(request))
    return file_response(facts.kept_file(found, kept).file, request=request)


def paper(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """The sheet as a Word paper, to be filled in without the server."""
    from xuncha.engines.wordfile import word  # slow to load: not at the start

    found = facts.sheet_at_door(sheet, actor_of(request))
    return made_response(word.to_docx(papers.fact_record(found)), "facts.docx", DOCX)
