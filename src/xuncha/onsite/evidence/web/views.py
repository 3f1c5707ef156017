"""Pages of evidence: lists, registering, the viewer, custody, citations."""

from base64 import b64encode
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.evidence import pictures, policies, queries
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.evidence.actions.move_custody import move_custody
from xuncha.onsite.evidence.actions.open_item import open_item
from xuncha.onsite.evidence.actions.register_item import register_item
from xuncha.onsite.evidence.actions.supersede_item import supersede_item
from xuncha.onsite.evidence.actions.withdraw_citation import withdraw_citation
from xuncha.onsite.evidence.models import Item
from xuncha.onsite.evidence.rules.states import Form, Thing
from xuncha.onsite.evidence.web import presenters
from xuncha.onsite.evidence.web.forms import (
    BecauseForm,
    CiteForm,
    CustodyForm,
    OpenForm,
    RegisterForm,
    SupersedeForm,
)
from xuncha.onsite.evidence.words import FORMS
from xuncha.onsite.inspections.queries import inspection as inspection_of

PER_PAGE = 50


def _number(request: HttpRequest, name: str) -> int:
    raw = request.GET.get(name) or request.POST.get(name) or "1"
    return int(raw) if raw.isdigit() and len(raw) < 7 else 1


def _list(request: HttpRequest, rows: QuerySet[Item], context: dict[str, Any]) -> HttpResponseBase:
    words = request.GET.get("q", "").strip()
    if words:
        rows = rows.filter(title__icontains=words)
    paged = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    cited = request.GET.get("cited", "")
    wanted = presenters.wanted(cited, actor_of(request)) if cited else None
    carry = urlencode({"cited": cited, "element": request.GET.get("element", "")}) if wanted else ""
    return page(
        request,
        "evidence/items.html",
        {
            **context,
            "rows": presenters.listed(paged.object_list),
            "page_obj": paged,
            "words": words,
            "wanted": wanted[1] if wanted else None,
            "carry": carry,
        },
    )


def evidence(request: HttpRequest) -> HttpResponseBase:
    """证据: every item of the own teams."""
    return _list(request, queries.listed(actor_of(request)), {"inspection": None})


def items(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """证据 of one inspection; with `?cited=` to choose one to cite. For the head of the office the register alone."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    if not policies.can_register(actor, found.team_id):
        NotAllowed.unless(policies.can_open(actor))
        rows = [(row, FORMS[Form(row.form)]) for row in queries.register(found.id)]
        return page(request, "evidence/register_of_items.html", {"inspection": found, "rows": rows})
    return _list(request, queries.items(found.id, actor), {"inspection": found})


def register(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_register(actor, found.team_id))

    def act(data: dict[str, Any]) -> Item:
        upload = data.pop("file")
        return register_item(by=actor, inspection=found.id, stream=upload, name=upload.name, **data)

    return submit(
        request,
        RegisterForm.of(request, initial={"received_on": actor.clock.today(), "form": "copy"}),
        act,
        then=lambda made: reverse("evidence:item", args=[made.id]),
        template="evidence/register.html",
        context={"inspection": found},
        title=_("登记证据"),
        button=_("登记"),
        back=reverse("evidence:items", args=[found.id]),
        notice=lambda made: _("已登记为 %(number)s") % {"number": made.number},
    )


def item(request: HttpRequest, item: UUID) -> HttpResponseBase:
    """看证据: a page with its numbered boxes, who has the original, what rests on it."""
    actor = actor_of(request)
    found = queries.item(item, actor)
    shown = presenters.sheet(found, actor, _number(request, "page"), request.GET.get("citation", ""))
    return page(request, "evidence/item.html", _viewer(found, actor, shown))


def _viewer(found: Item, actor: Actor, shown: presenters.Sheet) -> dict[str, Any]:
    fingerprint = queries.fingerprint(found)
    newer = getattr(found, "superseded_by", None)
    return {
        "item": found,
        "inspection": found.inspection,
        "sheet": shown,
        "title": f"{found.number} {found.title}",
        "form_label": FORMS[Form(found.form)],
        "fingerprint": presenters.grouped(fingerprint),
        "short": presenters.short(fingerprint),
        "original_at": queries.holder_now(found, Thing.ORIGINAL),
        "custody": presenters.custody(found),
        "newer": newer,
        "may_supersede": policies.can_supersede(actor, found),
        "may_move": policies.can_move_custody(actor, found),
        "has_text": bool(shown.lines or shown.passages),
    }


def picture(request: HttpRequest, item: UUID, page: int) -> HttpResponse:
    """One page as a picture."""
    found = queries.item(item, actor_of(request))
    if found.file is None or not 1 <= page <= found.pages or not pictures.has_pictures(found.file.media_type):
        raise Http404
    drawn = pictures.picture(found.file_id, found.file.media_type, page)
    if drawn is None:
        raise Http404
    answer = HttpResponse(drawn, content_type="image/png")
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def download(request: HttpRequest, item: UUID) -> HttpResponseBase:
    """The file as it came in."""
    found = queries.item(item, actor_of(request))
    if found.file is None:
        raise Http404
    return file_response(found.file, f"{found.number} {found.file.name}", request=request)


def supersede(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.item(item, actor)
    NotAllowed.unless(policies.can_supersede(actor, found))
    form = SupersedeForm.of(request, seen=found.version, initial={"received_on": actor.clock.today()})

    def act(data: dict[str, Any]) -> Item:
        upload = data.pop("file")
        return supersede_item(
            by=actor, item=found.id, stream=upload, name=upload.name, seen=form.seen, **data
        )

    return submit(
        request,
        form,
        act,
        then=lambda made: reverse("evidence:item", args=[made.id]),
        title=_("替代 %(number)s") % {"number": found.number},
        button=_("登记新的一份"),
        back=reverse("evidence:item", args=[found.id]),
        notice=lambda made: _("已登记为 %(number)s，旧的一份留着") % {"number": made.number},
    )


def custody(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.item(item, actor)
    things = tuple(dict.fromkeys(row.thing for row in queries.custody_of(found) if row.until is None))
    here = reverse("evidence:item", args=[found.id])
    return submit(
        request,
        CustodyForm.of(request, things=things, initial={"on": actor.clock.today()}),
        lambda data: move_custody(by=actor, item=found.id, **data),
        then=here,
        title=_("交接 %(number)s") % {"number": found.number},
        button=_("登记交接"),
        back=here,
        notice=_("已登记交接"),
    )


def cite_page(request: HttpRequest, item: UUID) -> HttpResponseBase:
    """引用: which page and passage supports the element asked for."""
    actor = actor_of(request)
    found = queries.item(item, actor)
    wanted = presenters.wanted(request.GET.get("cited", ""), actor)
    if wanted is None:
        raise Http404
    ref, supports = wanted
    element = request.GET.get("element", "")[:24]
    at = _number(request, "page")
    return submit(
        request,
        CiteForm.of(request, initial={"page": at}),
        lambda data: cite(by=actor, item=found.id, cited=ref, element=element, **data),
        then=supports.href,
        template="evidence/cite.html",
        context={
            "item": found,
            "supports": supports,
            "sheet": presenters.sheet(found, actor, at),
            "title": f"{found.number} {found.title}",
            "turn": urlencode({"cited": str(ref), "element": element}),
        },
        title=_("引用 %(number)s") % {"number": found.number},
        button=_("引用这一处"),
        back=supports.href,
        notice=_("已引用 %(number)s") % {"number": found.number},
    )


def withdraw(request: HttpRequest, citation: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.citation(citation, actor)
    NotAllowed.unless(policies.can_withdraw(actor, found))
    supports = presenters.wanted(str(Ref(found.cited_kind, found.cited_id)), actor)
    back = supports[1].href if supports else reverse("evidence:item", args=[found.item_id])
    return submit(
        request,
        BecauseForm.of(request),
        lambda data: withdraw_citation(by=actor, citation=found.id, **data),
        then=back,
        title=_("撤回引用 %(chip)s") % {"chip": queries.chip(found)},
        button=_("撤回"),
        back=back,
        notice=_("已撤回引用"),
    )


def open_sealed(request: HttpRequest, item: UUID) -> HttpResponseBase:
    """调看: the head of the office, with a reason; the entry first, then the page, inside the answer itself."""
    actor = actor_of(request)
    NotAllowed.unless(policies.can_open(actor))
    sealed = queries.any_item(item)

    def act(data: dict[str, Any]) -> HttpResponseBase:
        found = open_item(by=actor, item=sealed.id, reason=data["reason"])
        at = min(_number(request, "sheet"), found.pages)
        drawn = ""
        if found.file is not None and pictures.has_pictures(found.file.media_type):
            image = pictures.picture(found.file_id, found.file.media_type, at)
            drawn = f"data:image/png;base64,{b64encode(image).decode()}" if image else ""
        shown = presenters.sheet(found, actor, at, drawn=drawn)
        return page(
            request, "evidence/opened.html", {**_viewer(found, actor, shown), "reason": data["reason"]}
        )

    return submit(
        request,
        OpenForm.of(request),
        act,
        then="",
        title=_("调看证据"),
        button=_("记入留痕并打开"),
        opening=True,
    )
