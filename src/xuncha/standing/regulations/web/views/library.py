from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.ui.forms import DateField, Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.regulations import policies, queries
from xuncha.standing.regulations.actions.add_clause import add_clause
from xuncha.standing.regulations.actions.add_edition import add_edition
from xuncha.standing.regulations.actions.register_document import register_document
from xuncha.standing.regulations.actions.stock_library import stock_library
from xuncha.standing.regulations.models import Document
from xuncha.standing.regulations.rules.documents import held_on
from xuncha.standing.regulations.web import presenters
from xuncha.standing.regulations.web.forms import ClauseForm, DocumentForm, EditionForm


class DayForm(Form):
    on = DateField(required=False)


def documents(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    words, kind = request.GET.get("q", "")[:100], request.GET.get("kind", "")
    asked = DayForm({"on": request.GET.get("on", "")})
    day = asked.cleaned_data.get("on") if asked.is_valid() else None
    found = queries.documents(words, kind if kind in Document.Kind.values else "")
    return page(
        request,
        "regulations/documents.html",
        {
            "rows": presenters.document_rows(found, day),
            "words": words,
            "kind": kind,
            "kinds": Document.Kind.choices,
            "day": day,
            "day_text": request.GET.get("on", ""),
            "day_wrong": not asked.is_valid(),
            "any": bool(words or kind) or queries.documents().exists(),
            "may_edit": policies.can_edit(actor),
            "index": presenters.shelf_index(reverse("regulations:documents")),
        },
    )


def document(request: HttpRequest, document: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.document(document)
    asked = DayForm({"on": request.GET.get("on", "")})
    day = (asked.cleaned_data.get("on") if asked.is_valid() else None) or actor.clock.today()
    on_day = queries.edition_on(found, day)
    return page(
        request,
        "regulations/document.html",
        {
            "document": found,
            "day": day,
            "day_wrong": not asked.is_valid(),
            "on_day": on_day,
            "editions": [(e, held_on(e, day), e == on_day) for e in found.editions.all()],
            "items": [
                i for i in queries.items(queries.rule_sets()[0].code).values() if found.short in i.rules
            ],
            "items_of": queries.rule_sets()[0].code,
            "may_edit": policies.can_edit(actor),
            "index": presenters.shelf_index(reverse("regulations:documents")),
        },
    )


def register(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    return submit(
        request,
        DocumentForm.of(request),
        lambda data: register_document(by=actor, **data),
        then=lambda made: reverse("regulations:document", args=[made.id]),
        title=_("登记法规"),
        button=_("登记法规"),
        back=reverse("regulations:documents"),
        notice=_("已登记，接着增加版本。"),
    )


def new_edition(request: HttpRequest, document: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.document(document)
    here = reverse("regulations:document", args=[found.id])
    return submit(
        request,
        EditionForm.of(request),
        lambda data: add_edition(by=actor, document=found.id, **data),
        then=here,
        title=_("增加版本：%(title)s") % {"title": found.title},
        button=_("增加版本"),
        back=here,
        notice=_("版本已增加，接着录入条文。"),
    )


def new_clause(request: HttpRequest, edition: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = queries.edition(edition)
    here = reverse("regulations:document", args=[found.document_id])
    return submit(
        request,
        ClauseForm.of(request),
        lambda data: add_clause(by=actor, edition=found.id, **data),
        then=here,
        title=_("录入条文：%(title)s（%(label)s）") % {"title": found.document.title, "label": found.label},
        button=_("录入这一条"),
        back=here,
        notice=_("已录入。"),
    )


def stock(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    here = reverse("regulations:documents")
    return submit(
        request,
        Form.of(request),
        lambda data: stock_library(by=actor),
        then=here,
        title=_("装入常用法规名称"),
        button=_("装入"),
        back=here,
        notice=_("已装入常用法规的名称。条文请对照正式文本录入。"),
    )
