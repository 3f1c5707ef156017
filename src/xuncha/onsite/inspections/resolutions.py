"""What this room supplies of what meetings decided: described, in the owner's hands, on the first screen."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import queries
from .actions.take_over_resolutions import take_over_resolutions
from .rules.states import ResolutionState
from .words import RESOLUTION_STATES


def describe_resolutions(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    rows = list(queries.resolutions_visible_to(actor).filter(id__in=ids))
    tasks = queries.tasks_of(r.meeting.tour_id for r in rows)
    return {
        row.id: Described(
            row.text,
            reverse("inspections:meetings", args=[tasks[row.meeting.tour_id].id]),
            row.number,
            str(RESOLUTION_STATES[ResolutionState(row.state)]),
        )
        for row in rows
    }


def in_hand(team: UUID, person: UUID) -> list[tuple[str, Ref]]:
    return [(row.number, row.ref) for row in queries.open_resolutions_of(team, person)]


def take_over(by: Actor, team: UUID, leaving: UUID, successor: UUID) -> None:
    take_over_resolutions(by=by, team=team, leaving=leaving, successor=successor)


def to_do(actor: Actor) -> Card | None:
    """For everybody in a team: what meetings gave them; for the lead also what others are late with."""
    if not queries.team_ids(actor):
        return None
    rows = queries.resolutions_to_do(actor, actor.clock.today())
    lines = [_row(r, actor) for r in rows]
    return Card(title=_("组务会定的事"), rows=lines) if lines else None


def _row(found: Any, actor: Actor) -> Row:
    late = found.due_on is not None and found.due_on < actor.clock.today()
    owner = "" if found.owner_id == actor.person or found.owner is None else f"{found.owner.name} · "
    return Row(
        found.text,
        f"{owner}{found.number} · {found.body_name}",
        found.due_on,
        late,
        ("late", _("逾期未办")) if late else None,
        reverse("inspections:finish_resolution", args=[found.id]),
        _("办结"),
    )
