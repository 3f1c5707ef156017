"""The body's measure list on a stick: out as a workbook, back with a dry run, all or nothing."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from xuncha.followup.rectification import importing, policies, queries
from xuncha.followup.rectification.actions.import_measures import import_measures
from xuncha.followup.rectification.models import Ledger
from xuncha.followup.rectification.rules.measures_sheet import COLUMNS
from xuncha.foundation.files.web import sheets
from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of

from .sides import side_of


def _spec(request: HttpRequest, ledger: UUID) -> sheets.SheetImport:
    """For one list, on the side the reader stands. Raises NotKnown, NotAllowed."""
    actor, side = actor_of(request), side_of(request)
    found = queries.ledger(ledger, actor)
    NotAllowed.unless(policies.can_plan(actor, found))
    name = "rectification:door_" if side.door else "rectification:"
    return sheets.SheetImport(
        code="measures",
        title=_("读回整改措施"),
        unit=_("整改台账"),
        columns=COLUMNS,
        notes=importing.NOTES,
        examples=(),
        upload=f"{name}import_measures",
        checked=f"{name}check_measures",
        marked=f"{name}marked_measures",
        template=f"{name}measures_workbook",
        done=f"{name}ledger",
        check=lambda file, _choices: importing.check_file(found, file),
        act=lambda *, by, file, choices, plan, on: import_measures(
            by=by, ledger=ledger, file=file, plan=plan
        ),
        most_rows=importing.MOST_ROWS,
        args=(ledger,),
        base=side.base,
    )


def workbook(request: HttpRequest, ledger: UUID) -> HttpResponse:
    """The list as it stands, to be filled in without the server."""
    found: Ledger = queries.ledger(ledger, actor_of(request))
    answer = HttpResponse(importing.workbook(found), content_type=sheets.XLSX)
    answer["Content-Disposition"] = 'attachment; filename="measures.xlsx"'
    return answer


def upload(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    return sheets.upload(request, _spec(request, ledger))


def check(request: HttpRequest, ledger: UUID, token: str) -> HttpResponseBase:
    return sheets.check(request, token, _spec(request, ledger))


def marked(request: HttpRequest, ledger: UUID, token: str) -> HttpResponse:
    return sheets.marked(request, token, _spec(request, ledger))
