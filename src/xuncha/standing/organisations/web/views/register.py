"""The register of bodies as a tree, and one body."""

from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.web import presenters

ROWS = 100


def _chosen(request: HttpRequest) -> queries.Filter:
    under = request.GET.get("under", "")
    try:
        top = UUID(under) if under else None
    except ValueError:
        top = None
    return queries.Filter(
        kind=request.GET.get("kind", ""),
        words=request.GET.get("q", "").strip()[:60],
        under=top,
        ended=request.GET.get("ended") == "1",
    )


def bodies(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    chosen = _chosen(request)
    rest = urlencode({k: v for k, v in request.GET.items() if k not in {"kind", "page"} and v})
    pages = Paginator(queries.filtered(actor, chosen), ROWS).get_page(request.GET.get("page"))
    return page(
        request,
        "organisations/bodies.html",
        {
            "pages": pages,
            "lines": presenters.lines(list(pages), as_tree=not (chosen.kind or chosen.words)),
            "tabs": presenters.tabs(actor, chosen, rest),
            "chosen": chosen,
            "top": queries.body(chosen.under, actor) if chosen.under else None,
            "may_keep": policies.can_keep_register(actor),
            "nothing_yet": not queries.visible_to(actor).exists(),
        },
    )


def body(request: HttpRequest, body: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.body(body, actor)
    may_keep = policies.can_keep_register(actor, row)
    return page(
        request,
        "organisations/body.html",
        {
            "body": row,
            "kind": queries.kind_label(row.kind),
            "above": queries.ancestors(row.id) if may_keep or actor.holds(queries.READERS) else [],
            "below": queries.children(row.id, actor)[:50],
            "below_count": queries.children(row.id, actor).count(),
            "posts": presenters.posts(row),
            "story": presenters.story(row),
            "heir": queries.successor_on(row.id, actor.clock.today()),
            "verbs": presenters.verbs(row, may_keep) if row.dissolved_on is None else [],
            "may_keep": may_keep and row.dissolved_on is None,
        },
    )
