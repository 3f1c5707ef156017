"""What members of a team have in hand here, and how it changes hands when one is called home.

A call made to check a matter is recorded after it was made: it is never open.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor, Ref

from . import queries
from .actions.sittings.take_over_sittings import take_over_sittings
from .actions.take_over_interviews import take_over_interviews
from .actions.take_over_requests import take_over_requests
from .actions.visits.take_over_visits import take_over_visits


def _open(rows: Callable[[UUID, UUID], Any]) -> Callable[[UUID, UUID], list[tuple[str, Ref]]]:
    return lambda team, person: [(row.number, row.ref) for row in rows(team, person)]


def _passing(take_over: Callable[..., int]) -> Callable[[Actor, UUID, UUID, UUID], None]:
    def pass_on(by: Actor, team: UUID, leaving: UUID, successor: UUID) -> None:
        take_over(by=by, team=team, leaving=leaving, successor=successor)

    return pass_on


HOLDS = (
    (
        "fieldwork.interviews",
        _("未进行的谈话"),
        _open(queries.planned_with),
        _passing(take_over_interviews),
        20,
    ),
    ("fieldwork.visits", _("未办的走访"), _open(queries.visits_before), _passing(take_over_visits), 22),
    ("fieldwork.sittings", _("未办的听会"), _open(queries.sittings_before), _passing(take_over_sittings), 24),
    ("fieldwork.requests", _("未批准的调阅单"), _open(queries.drafts_of), _passing(take_over_requests), 26),
)
