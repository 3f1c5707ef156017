from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import facts, labels, policies, queries
from xuncha.preparation.teams.actions.open_fact import open_fact
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.record_objection import record_objection
from xuncha.preparation.teams.actions.record_tie import record_tie
from xuncha.preparation.teams.rules.states import Waits
from xuncha.preparation.teams.web import presenters
from xuncha.preparation.teams.web.forms import ObjectionForm, ProposeForm, ReasonForm, TieForm
from xuncha.preparation.teams.web.views.batches import the_batch
from xuncha.standing.organisations import queries as organisations


def _page_of(pair: UUID) -> str:
    return reverse("teams:pair", args=[pair])


def pair(request: HttpRequest, pair: UUID) -> HttpResponse:
    """One person and one target: how it stands, on which facts, and how it came to stand so."""
    actor = actor_of(request)
    found = queries.pair(pair, actor)
    examinations = [
        (e, labels.CAUSES.get(e.cause, ""), [presenters.hit_shown(h) for h in e.hits.all()])
        for e in found.examined
    ]
    context = {
        "shown": presenters.pair_shown(found, actor),
        "examinations": examinations,
        "whole": policies.can_view_whole(actor),
        "to_examine": found.waits_for == Waits.EXAMINATION and bool(policies.can_form(actor)),
        "confirmed": any(r.confirmed for r in found.rulings.all()),
    }
    return page(request, "teams/pair.html", context)


def proposal(request: HttpRequest, pair: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.pair(pair, actor)
    form = ProposeForm.of(request, seen=found.version)
    names = {"person": found.person.name, "body": found.target.body.called}
    return submit(
        request,
        form,
        lambda data: propose_recusal(by=actor, pair=found.id, seen=form.seen, **data),
        then=_page_of(found.id),
        template="teams/propose.html",
        context={"shown": presenters.pair_shown(found, actor)},
        title=gettext("提出意见：%(person)s × %(body)s") % names,
        button=_("提出意见，送审"),
        back=_page_of(found.id),
        notice=_("意见已送审"),
    )


def opening(request: HttpRequest, hit: UUID) -> HttpResponseBase:
    """Open a sealed fact: a reason first, then an entry, then the fact on this page only."""
    actor = actor_of(request)
    row = queries.sealed_hit(hit, actor)
    pair = row.examination.pair

    def show(data: dict[str, Any]) -> HttpResponse:
        opened = open_fact(by=actor, hit=row.id, reason=data["reason"])
        context = {
            "pair": pair,
            "text": facts.fact_text(row.rule, opened["fact"]),
            "rule": labels.RULES[row.rule],
        }
        return page(request, "teams/fact.html", context)

    return submit(
        request,
        ReasonForm.of(request),
        show,
        then=_page_of(pair.id),
        title=_("打开封存的事实"),
        button=_("打开，理由留痕"),
        back=_page_of(pair.id),
        opening=True,
    )


def _people(batch: UUID) -> list[tuple[str, str]]:
    teams = queries.batch_teams(batch)
    return [
        ("", gettext("选一个人")),
        *[(str(m.person_id), m.person.name) for t in teams for m in t.standing],
    ]


def _near(batch: UUID) -> list[tuple[str, str]]:
    targets = planning.targets(batch)
    found = {t.body_id: t.body.name for t in targets}
    for target in targets:
        found.update({b.id: b.name for b in organisations.descendants(target.body_id)})
    return [("", gettext("选一个单位")), *[(str(key), name) for key, name in found.items()]]


def tie(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    within = the_batch(batch, actor)
    form = TieForm.of(request, people=_people(within.id), bodies=_near(within.id))
    return submit(
        request,
        form,
        lambda data: record_tie(
            by=actor, **{**data, "person": UUID(data["person"]), "body": UUID(data["body"])}
        ),
        then=reverse("teams:batch", args=[within.id]),
        title=_("登记利害关系"),
        back=reverse("teams:batch", args=[within.id]),
        notice=_("已登记，有关的人要重审"),
    )


def objection(request: HttpRequest, target: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    wanted = planning.target(target)
    the_batch(wanted.batch_id, actor)
    form = ObjectionForm.of(request, people=_people(wanted.batch_id), initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: _record(actor, wanted.id, data),
        then=reverse("teams:batch", args=[wanted.batch_id]),
        title=gettext("登记%(body)s的回避申请") % {"body": wanted.body.called},
        button=_("登记回避申请"),
        back=reverse("teams:batch", args=[wanted.batch_id]),
        notice=_("已登记，这一对要重审"),
    )


def _record(actor: Actor, target: UUID, data: dict[str, Any]) -> Any:
    upload = data.pop("scan")
    scan = keep(upload, name=upload.name, scope=OFFICE_SCOPE, by=actor).id if upload else None
    return record_objection(by=actor, target=target, scan=scan, **{**data, "person": UUID(data["person"])})
