"""Pages of briefings."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import NotAllowed, NotKnown
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.actions.give_back_briefing import give_back_briefing
from xuncha.standing.coordination.actions.receive_briefing import Told, receive_briefing
from xuncha.standing.coordination.actions.sign_for_briefing import sign_for_briefing
from xuncha.standing.coordination.models import Briefing
from xuncha.standing.coordination.rules.letters import Kind
from xuncha.standing.coordination.rules.states import BriefingState
from xuncha.standing.coordination.web import forms, presenters
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.rules.kinds import INSPECTED, PARTNERS

PER_PAGE = 40


def briefings(request: HttpRequest) -> HttpResponse:
    """Briefings the reader may know, newest first."""
    actor = actor_of(request)
    found = Paginator(queries.briefings(actor), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(b, presenters.BRIEFING_SHAPES[BriefingState(b.state)]) for b in found]
    may = policies.can_receive_briefing(actor)
    return page(request, "coordination/briefings.html", {"rows": rows, "page_obj": found, "may_receive": may})


def briefing(request: HttpRequest, briefing: UUID) -> HttpResponse:
    """One briefing, matter by matter, each with what may be made of it."""
    actor = actor_of(request)
    found = queries.briefing(briefing, actor)
    wanted = {"sign": policies.can_sign_for, "back": policies.can_give_back}
    context = {
        "briefing": found,
        "shape": presenters.BRIEFING_SHAPES[BriefingState(found.state)],
        "pairs": presenters.briefing_pairs(found),
        "asked": found.letter if found.letter and policies.can_view(actor, found.letter) else None,
        "verbs": {k: True for k, decide in wanted.items() if decide(actor, found).allowed},
        "log": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor, 20)],
    }
    return page(request, "coordination/briefing.html", context)


def receive(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    NotAllowed.unless(policies.can_receive_briefing(actor))
    today = actor.clock.today()
    standing = list(organisations.standing_on(today).order_by("number"))
    asked = queries.letters(actor).filter(kind=Kind.BRIEFING_REQUEST).exclude(number="")
    form = forms.BriefingForm.of(
        request,
        initial={"on": today, "copies": 1, "letter": request.GET.get("letter", "")},
        partners=[(str(b.id), b.name) for b in standing if b.kind in PARTNERS],
        letters=[(str(r.id), f"{r.number} {r.title}") for r in asked],
        about=[(str(b.id), b.name) for b in standing if b.kind in INSPECTED],
    )

    def act(data: dict[str, Any]) -> Briefing:
        scan = data["scan"]
        kept = keep(scan.file, name=scan.name, scope=OFFICE_SCOPE, by=actor).id if scan else None
        return receive_briefing(
            by=actor,
            body=UUID(data["body"]),
            items=[Told(t, text, UUID(about) if about else None) for t, text, about in form.told()],
            nothing=data["nothing"],
            letter=UUID(data["letter"]) if data["letter"] else None,
            copies=data["copies"],
            return_by=data["return_by"],
            scan=kept,
            on=data["on"],
        )

    return submit(
        request,
        form,
        act,
        then=_href,
        title=_("登记情况通报"),
        back=reverse("coordination:briefings"),
        template="coordination/receive.html",
        notice=lambda made: _("已登记为 %(n)s") % {"n": made.number},
    )


def _href(found: Briefing) -> str:
    return reverse("coordination:briefing", args=[found.id])


def sign_for(request: HttpRequest, briefing: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.briefing(briefing, actor)
    NotAllowed.unless(policies.can_sign_for(actor, found))
    form = forms.OnForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: sign_for_briefing(by=actor, briefing=found.id, seen=form.seen, **data),
        then=_href(found),
        title=_("签收 %(number)s") % {"number": found.number},
        button=_("签收"),
        back=_href(found),
        notice=_("已签收"),
    )


def give_back(request: HttpRequest, briefing: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.briefing(briefing, actor)
    NotAllowed.unless(policies.can_give_back(actor, found))
    form = forms.OnForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: give_back_briefing(by=actor, briefing=found.id, seen=form.seen, **data),
        then=_href(found),
        title=_("登记退还 %(number)s") % {"number": found.number},
        button=_("登记退还"),
        back=_href(found),
    )


def scan(request: HttpRequest, briefing: UUID) -> HttpResponseBase:
    found = queries.briefing(briefing, actor_of(request))
    if found.scan is None:
        raise NotKnown("briefing.not_known")
    return file_response(found.scan, inline=True, request=request)
