"""A round's bulletin, and the rows behind one of its figures."""

from datetime import date
from itertools import groupby

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from xuncha.foundation.terms import NotKnown
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.overview.statistics import queries
from xuncha.overview.statistics.counting import Counting
from xuncha.overview.statistics.figures import BY_KEY
from xuncha.preparation.planning import queries as planning


def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds whose bulletin can be counted."""
    actor = actor_of(request)
    rows = planning.visible_to(actor).order_by("-plan__year", "-number")
    return page(request, "statistics/rounds.html", {"rows": rows})


def bulletin(request: HttpRequest, code: str) -> HttpResponse:
    over = _counting(request, code)
    shown = queries.shown_figures(over, actor_of(request))
    groups = [(str(name), list(rows)) for name, rows in groupby(shown, key=lambda s: s.figure.group)]
    return page(
        request,
        "statistics/bulletin.html",
        {
            "round": over.round,
            "groups": groups,
            "upto": over.upto,
            "cut_off": over.cut_off,
            "as_of": over.as_of_given,
            "counted_as_done": queries.words_of_states(over.round.counts_as_done),
        },
    )


PER_PAGE = 100


def rows(request: HttpRequest, code: str, key: str) -> HttpResponse:
    figure = BY_KEY.get(key)
    actor = actor_of(request)
    if figure is None or figure.rows is None or not figure.is_for(actor):
        raise NotKnown("statistics.no_such_figure", queries.no_such_figure())
    over = _counting(request, code)
    here = Paginator(list(figure.rows(over)), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "statistics/rows.html",
        {
            "round": over.round,
            "figure": figure,
            "shown": queries.shown_figure(figure, over),
            "here": here,
            "rows": queries.known_of(here.object_list, actor),
            "back": reverse("statistics:bulletin", args=[code]),
        },
    )


def _counting(request: HttpRequest, code: str) -> Counting:
    actor = actor_of(request)
    if not planning.visible_to(actor).filter(code=code).exists():
        raise NotKnown("statistics.no_such_round", queries.no_such_figure())
    try:
        asked = date.fromisoformat(request.GET.get("as_of", ""))
    except ValueError:
        asked = None
    return queries.counting(code, asked or actor.clock.today(), as_of_given=asked is not None)
