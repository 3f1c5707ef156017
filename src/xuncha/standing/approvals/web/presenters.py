"""What the pages show, made of what the queries give."""

from collections.abc import Mapping, Set
from uuid import UUID

from django.urls import reverse

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor
from xuncha.standing.approvals import queries
from xuncha.standing.approvals.models import STATES
from xuncha.standing.approvals.rules.states import RequestState


def described(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    """Requests among neighbours: only those the actor may know."""
    return {
        r.id: Described(
            r.title, reverse("approvals:request", args=[r.id]), state=str(STATES[RequestState(r.state)])
        )
        for r in queries.visible_to(actor).filter(pk__in=ids)
    }
