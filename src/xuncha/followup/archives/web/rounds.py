"""Handing a whole round over: which rounds are ready, writing the folder, opening it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.followup.archives import queries
from xuncha.followup.archives.actions.file_round import file_round
from xuncha.followup.archives.actions.open_round_copy import open_round_copy
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.terms import NotKnown
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries as planning

from .views import FileForm

MOST = 20


def rounds(request: HttpRequest) -> HttpResponse:
    """The newest rounds: how many of their inspections are catalogued, and the folders that were written."""
    actor = actor_of(request)
    shown = planning.visible_to(actor).order_by("-plan__year", "-number")[:MOST]
    counted = queries.catalogued_of_rounds([r.pk for r in shown])
    rows = [(r, *counted.get(r.pk, (0, 0))) for r in shown]
    copies = list(queries.round_copies(actor)[:MOST])
    return page(request, "archives/rounds.html", {"rows": rows, "copies": copies})


def file_it(request: HttpRequest, round: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = planning.visible_to(actor).filter(pk=round).first()
    if found is None:
        raise NotKnown("archives.not_known")
    back = reverse("archives:rounds")
    return submit(
        request,
        FileForm.of(request),
        lambda data: file_round(by=actor, round=found.pk, **data),
        then=back,
        title=_("整轮移交：%(title)s") % {"title": found.title},
        button=_("写出"),
        back=back,
        notice=_("已写出，在右边下载"),
    )


def open_it(request: HttpRequest, round_copy: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.round_copy(round_copy, actor)
    back = reverse("archives:rounds")
    return submit(
        request,
        FileForm.of(request),
        lambda data: file_response(open_round_copy(by=actor, copy=found.pk, **data).file),
        then=back,
        title=_("打开 %(number)s") % {"number": found.file.name},
        button=_("记入留痕并下载"),
        back=back,
        opening=True,
    )
