"""A fact sheet on a stick: out as a workbook, back as workbook or Word paper with a dry run, all or nothing; both sides."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.findings import fact_stick, facts, policies
from xuncha.conclusions.findings.actions.facts.import_fact_replies import import_fact_replies
from xuncha.conclusions.findings.models import FactSheet
from xuncha.conclusions.findings.rules.fact_table import COLUMNS
from xuncha.foundation.files.web import sheets
from xuncha.foundation.terms import NotAllowed, Role
from xuncha.foundation.ui.routes import actor_of


def _at_door(request: HttpRequest) -> bool:
    """The door for addresses under its prefix; nobody but a liaison of a body is let in there."""
    return request.path.startswith("/door/") and actor_of(request).has(Role.BODY_LIAISON)


def _sheet(request: HttpRequest, sheet: UUID) -> FactSheet:
    actor = actor_of(request)
    return facts.sheet_at_door(sheet, actor) if _at_door(request) else facts.sheet(sheet, actor)


def _spec(request: HttpRequest, sheet: UUID) -> sheets.SheetImport:
    """For one sheet, on the side the reader stands. Raises NotKnown, NotAllowed."""
    door = _at_door(request)
    found = _sheet(request, sheet)
    NotAllowed.unless(policies.can_reply_to_facts(actor_of(request), found))
    name = "findings:door_" if door else "findings:"
    return sheets.SheetImport(
        code="facts",
        title=_("读回事实确认答复"),
        unit=_("事实确认单"),
        columns=COLUMNS,
        notes=fact_stick.NOTES,
        examples=(),
        upload=f"{name}read_facts",
        checked=f"{name}check_facts",
        marked=f"{name}marked_facts",
        template=f"{name}facts_workbook",
        done=f"{name}fact_sheet",
        check=lambda file, _choices: fact_stick.check_file(found, file),
        act=lambda *, by, file, choices, plan, on: import_fact_replies(
            by=by, sheet=sheet, file=file, plan=plan
        ),
        most_rows=fact_stick.MOST_ROWS,
        args=(sheet,),
        base="ui/door.html" if door else "ui/base.html",
        word=True,
    )


def workbook(request: HttpRequest, sheet: UUID) -> HttpResponse:
    """The matters, to be replied to without the server."""
    answer = HttpResponse(fact_stick.workbook(_sheet(request, sheet)), content_type=sheets.XLSX)
    answer["Content-Disposition"] = 'attachment; filename="facts.xlsx"'
    return answer


def upload(request: HttpRequest, sheet: UUID) -> HttpResponseBase:
    return sheets.upload(request, _spec(request, sheet))


def check(request: HttpRequest, sheet: UUID, token: str) -> HttpResponseBase:
    return sheets.check(request, token, _spec(request, sheet))


def marked(request: HttpRequest, sheet: UUID, token: str) -> HttpResponse:
    return sheets.marked(request, token, _spec(request, sheet))
