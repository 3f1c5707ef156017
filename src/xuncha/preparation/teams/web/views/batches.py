from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import labels, policies, queries
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.models import Team
from xuncha.preparation.teams.web import presenters
from xuncha.preparation.teams.web.forms import TeamForm

WIDEST = 8
"""Columns that fit beside the panel of a pair; a batch of villages is shown team by team."""


def the_batch(batch: UUID, actor: Actor) -> planning.Batch:
    """A batch the actor may see the teams of: the office and those who decide."""
    if not policies.can_view_whole(actor):
        raise Http404
    return planning.batch(batch)


def teams(request: HttpRequest) -> HttpResponse:
    """Where teams are formed: running batches for the office; one's own teams and declarations for everybody else."""
    actor = actor_of(request)
    if policies.can_view_whole(actor):
        batches = [(b, queries.batch_teams(b.id)) for b in planning.batches_open_on(actor.clock.today())]
        shown = [(b, [(t, presenters.state_of(t)) for t in found]) for b, found in batches]
        reopened = [(p, labels.CAUSES[p.reopened_because]) for p in queries.reopened(actor)]
        context = {"batches": shown, "reopened": reopened, "may": policies.can_form(actor)}
        return page(request, "teams/batches.html", context)
    own = queries.batches_of_person(actor.person) if actor.person else []
    rows = [
        (
            m,
            labels.ROLES[m.role],
            queries.declaration_of(m.person_id, m.team.batch_id),
            presenters.state_of(m.team),
        )
        for m in own
    ]
    return page(request, "teams/mine.html", {"rows": rows})


def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """A batch: every member against every target, the pair picked beside it, what each team lacks."""
    actor = actor_of(request)
    found = the_batch(batch, actor)
    formed = queries.batch_teams(found.id)
    targets = planning.targets(found.id)
    only = next((t for t in formed if str(t.id) == request.GET.get("team")), None)
    if only is None and len(targets) > WIDEST and formed:
        only = formed[0]
    picked = _picked(request, actor)
    shown_teams, shown_targets = _narrowed(formed, targets, only)
    signed = queries.declarations(found.id)
    people = [m for t in formed for m in t.standing]
    context = {
        "batch": found,
        "teams": [(t, presenters.state_of(t), queries.lacks(t)) for t in formed],
        "only": only,
        "narrow": len(targets) > WIDEST,
        "shown": presenters.matrix(found, shown_teams, shown_targets, picked.id if picked else None),
        "pair": presenters.pair_shown(picked, actor) if picked else None,
        "people": len(people),
        "targets": len(targets),
        "signed": sum(m.person_id in signed for m in people),
        "may": policies.can_form(actor),
    }
    return page(request, "teams/batch.html", context)


def _picked(request: HttpRequest, actor: Actor) -> Any:
    raw = request.GET.get("pair", "")
    try:
        return queries.pair(UUID(raw), actor) if raw else None
    except ValueError:
        raise Http404 from None


def _narrowed(
    formed: list[Team], targets: list[planning.Target], only: Team | None
) -> tuple[list[Team], list[planning.Target]]:
    if only is None:
        return formed, targets
    own = {a.target_id for a in only.assignments.all()}
    return [only], [t for t in targets if t.id in own] or targets[:WIDEST]


def new_team(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = the_batch(batch, actor)
    return submit(
        request,
        TeamForm.of(request),
        lambda data: form_team(by=actor, batch=found.id, **data),
        then=lambda made: reverse("teams:team", args=[made.id]),
        title=_("组建巡察组"),
        back=reverse("teams:batch", args=[found.id]),
    )


def examination(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    """Examine the batch; back to where it was asked for, the page of a pair or that of the batch."""
    actor = actor_of(request)
    found = the_batch(batch, actor)
    asked = next((p for p in queries.pairs_of(found.id) if str(p.id) == request.GET.get("pair")), None)
    back = reverse("teams:pair", args=[asked.id]) if asked else reverse("teams:batch", args=[found.id])
    return submit(
        request,
        Form.of(request),
        lambda data: examine_pairs(by=actor, batch=found.id),
        then=back,
        title=_("逐对审查"),
        back=back,
        notice=lambda changed: (
            gettext("审查完毕，%(n)s 对有新结论。打开亲属和籍贯已经留痕") % {"n": len(changed)}
        ),
    )
