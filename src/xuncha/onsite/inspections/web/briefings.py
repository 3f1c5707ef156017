"""What the team makes of a partner's briefing, and who hands it to the team."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed, WrongState
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import submit
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.web import presenters
from xuncha.onsite.inspections.web.forms import HandOverForm, NotePointForm
from xuncha.standing.coordination import policies as coordination_policies
from xuncha.standing.coordination import queries as coordination
from xuncha.standing.coordination.actions.hand_over_briefing import hand_over_briefing


def note_from(request: HttpRequest, item: UUID) -> HttpResponseBase:
    """A matter of a briefing becomes a point to verify in the inspection of the body it is about."""
    actor = actor_of(request)
    told = coordination.item(item, actor)
    where = queries.open_for_points(told.about_id, actor)
    if not where:
        raise WrongState("point.too_late", _("已经离场，不再记新的疑点。"))
    found = next((i for i in where if str(i.id) == request.GET.get("inspection")), where[0])
    form = NotePointForm.of(
        request,
        people=presenters.choices(found),
        initial={"title": told.title, "source_text": f"{told.briefing.body_name}通报", "who_has": ""},
    )

    def act(data: dict[str, Any]) -> Point:
        who = data.pop("who_has") or None
        return note_point(
            by=actor, inspection=found.id, source=told.ref, who_has=UUID(who) if who else None, **data
        )

    return submit(
        request,
        form,
        act,
        then=lambda made: reverse("inspections:point", args=[made.id]),
        title=_("记为疑点：%(body)s") % {"body": found.body_name},
        button=_("记下"),
        back=reverse("coordination:briefing", args=[told.briefing_id]),
        notice=lambda made: _("已记为 %(number)s") % {"number": made.number},
    )


def hand_over(request: HttpRequest, briefing: UUID) -> HttpResponseBase:
    """To the team of an inspection; those of the bodies it speaks of come first."""
    actor = actor_of(request)
    found = coordination.briefing(briefing, actor)
    NotAllowed.unless(coordination_policies.can_hand_over(actor, found))
    teams = queries.teams_for({i.about_id for i in found.items.all()}, actor)
    form = HandOverForm.of(
        request,
        seen=found.version,
        teams=[(str(key), name) for key, name in teams.items()],
        initial={"on": actor.clock.today()},
    )
    back = reverse("coordination:briefing", args=[found.id])
    return submit(
        request,
        form,
        lambda data: hand_over_briefing(
            by=actor,
            briefing=found.id,
            team=UUID(data["team"]),
            team_name=teams[UUID(data["team"])],
            on=data["on"],
            seen=form.seen,
        ),
        then=back,
        title=_("转交巡察组"),
        button=_("转交"),
        back=back,
        notice=_("已转交，等巡察组签收"),
    )
