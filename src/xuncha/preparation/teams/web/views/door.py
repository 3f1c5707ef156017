"""At the door of the inspected body: the team announced to it, and its wish that a member recuse."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.raise_objection import raise_objection
from xuncha.preparation.teams.actions.withdraw_objection import withdraw_objection
from xuncha.preparation.teams.web import presenters
from xuncha.preparation.teams.web.forms import RaiseForm


def door(request: HttpRequest) -> HttpResponse:
    """Who comes, in the order of the authorisation, and where each objection stands."""
    return page(request, "teams/door.html", {"teams": presenters.announced_shown(actor_of(request))})


def raising(request: HttpRequest, target: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.announced_to(actor, target)
    raised = {row.person_id for row, _pair in queries.objections_at_door(actor, [target])}
    people = [
        (str(m.person_id), presenters.called(m))
        for m in queries.announced_members(found)
        if m.person_id not in raised
    ]
    form = RaiseForm.of(
        request,
        people=[("", gettext("选一个人")), *people],
        initial={"person": request.GET.get("person", "")},
    )
    return submit(
        request,
        form,
        lambda data: raise_objection(by=actor, target=target, **{**data, "person": UUID(data["person"])}),
        then=reverse("teams:door"),
        template="teams/raise.html",
        context={"team": found.team},
        title=_("申请组员回避"),
        button=_("提出申请"),
        back=reverse("teams:door"),
        notice=_("申请已提出，巡察办审查后在这里告知结果"),
    )


def taking_back(request: HttpRequest, objection: UUID) -> HttpResponseBase:
    """撤回: what stands and is not decided yet; for anybody else it is not there."""
    actor = actor_of(request)
    found = queries.own_objection(actor, objection)
    if found is None:
        raise Http404
    return submit(
        request,
        Form.of(request),
        lambda data: withdraw_objection(by=actor, objection=objection),
        then=reverse("teams:door"),
        template="teams/take_back.html",
        context={"objection": found.objection},
        title=_("撤回回避申请"),
        button=_("撤回"),
        back=reverse("teams:door"),
        notice=_("已撤回，巡察办会看到"),
    )
