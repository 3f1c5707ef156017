from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Actor, BadInput
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import facts, labels, queries
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.models import Declaration
from xuncha.preparation.teams.web.forms import DeclarationForm
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people

MORE_AT_MOST = 10


def declare(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """One's own declaration for a batch: for who stands in a team of it."""
    actor = actor_of(request)
    if actor.person is None or not queries.in_batch(actor.person, batch):
        raise Http404
    return _declaring(request, actor, batch, actor.person)


def declare_for(request: HttpRequest, batch: UUID, person: UUID) -> HttpResponseBase:
    """The office enters a declaration signed on paper, with its scan."""
    actor = actor_of(request)
    if not queries.in_batch(person, batch):
        raise Http404
    return _declaring(request, actor, batch, person)


def _declaring(request: HttpRequest, actor: Actor, batch: UUID, person: UUID) -> HttpResponseBase:
    paper = actor.person != person
    raw = request.GET.get("more", "0")
    more = min(int(raw), MORE_AT_MOST) if raw.isdigit() else 0
    form = DeclarationForm.of(request, bodies=_bodies(batch), paper=paper, more=more)
    within = planning.batch(batch)
    who = people.person(person)
    last = queries.declaration_of(person, batch)
    context = {
        "batch": within,
        "who": who,
        "paper": paper,
        "targets": planning.targets(batch),
        "last": last,
        "last_lines": _lines(last) if last else [],
        "more": more + 3,
    }
    return submit(
        request,
        form,
        lambda data: _sign(actor, within.id, person, form, data),
        then=reverse("teams:declaration", args=[batch, person]),
        template="teams/declare.html",
        context=context,
        back=reverse("teams:teams"),
        notice=_("申报已签，交巡察办逐对审查"),
    )


def _sign(
    actor: Actor, batch: UUID, person: UUID, form: DeclarationForm, data: dict[str, Any]
) -> Declaration:
    upload = data.get("scan")
    scan = keep(upload, name=upload.name, scope=OFFICE_SCOPE, by=actor).id if upload else None
    try:
        return sign_declaration(
            by=actor,
            batch=batch,
            person=person,
            entries=[entry for _prefix, entry in form.filled()],
            nothing_to_declare=data["nothing_to_declare"],
            scan=scan,
            on=data.get("on"),
        )
    except BadInput as refused:
        raise form.at_fields(refused) from None


def _bodies(batch: UUID) -> list[tuple[str, str]]:
    """The targets first, then all below and above them: what a declaration is about."""
    targets = planning.targets(batch)
    near = {t.body_id: t.body.name for t in targets}
    for target in targets:
        near.update({b.id: b.name for b in organisations.descendants(target.body_id)})
    return [("", "—"), *[(str(key), name) for key, name in near.items()]]


def declaration(request: HttpRequest, batch: UUID, person: UUID) -> HttpResponse:
    """A signed declaration: the office and the person themselves; kin and home place stay sealed."""
    actor = actor_of(request)
    found = queries.visible_declaration(actor, person, batch)
    if found is None:
        raise Http404
    context = {
        "declaration": found,
        "batch": planning.batch(batch),
        "who": people.person(person),
        "own": actor.person == person,
        "lines": _lines(found),
    }
    return page(request, "teams/declaration.html", context)


def _lines(declaration: Declaration) -> list[tuple[str, str, bool]]:
    """Label, words and whether sealed, of each line."""
    found = []
    for entry in declaration.entries.all():
        label = str(labels.ENTRIES[entry.kind])
        if entry.sealed is not None:
            found.append((label, gettext("内容封存"), True))
            continue
        name = entry.body.name if entry.body else entry.body_name
        given = {
            "body": name,
            "post": entry.what,
            "what": entry.what,
            "since": entry.since.isoformat() if entry.since else "",
            "until": entry.until.isoformat() if entry.until else "",
        }
        found.append((label, facts.fact_text(entry.kind, given), False))
    return found
