"""The journal line by line, for the audit administrator."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.journal import policies, queries
from xuncha.foundation.journal.actions.open_payload import open_payload
from xuncha.foundation.journal.events import known_events
from xuncha.foundation.ui.forms import Form, LinesField
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit

from . import presenters


class OpenForm(Form):
    reason = LinesField(label=_("理由"), help_text=_("为什么要看这一条的详情，理由会留痕"), rows=2)


def entries(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("actor", "event", "about")}
    before = request.GET.get("before", "")
    found = queries.page_before(int(before) if before.isdigit() else None, **asked)
    query = request.GET.copy()
    if len(found) == queries.PAGE:
        query["before"] = str(found[-1].sequence)
    context = {
        "lines": presenters.with_things(found, actor),
        "state": presenters.state(),
        "asked": asked,
        "events": sorted(((code, str(label)) for code, label in known_events().items()), key=lambda e: e[1]),
        "older": query.urlencode() if len(found) == queries.PAGE else "",
        "first_page": not before,
        "filtered": any(asked.values()),
    }
    return page(request, "journal/entries.html", context)


def entry(request: HttpRequest, sequence: int) -> HttpResponseBase:
    """One entry; its facts only after a reason was given."""
    actor = actor_of(request)
    (line,) = presenters.with_things([queries.entry(sequence)], actor)
    decision = policies.can_open(actor, queries.scope_of(sequence))
    leaf = queries.leaf_of(sequence).splitlines()
    context: dict[str, Any] = {
        "line": line,
        "written_at": leaf[2],
        "digests": [presenters.grouped(digest) for digest in leaf[7:9]],
        "decision": decision,
        "same": f"{reverse('journal:entries')}?about={line.about}",
    }

    def opened(given: dict[str, Any]) -> HttpResponse:
        facts = open_payload(by=actor, sequence=sequence, **given)
        said = {**context, "opened": True, "facts": None if facts is None else presenters.pairs(facts)}
        return page(request, "journal/entry.html", said)

    return submit(
        request,
        OpenForm.of(request),
        opened,
        then="",
        template="journal/entry.html",
        context=context,
        opening=True,
    )
