from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Team
from xuncha.preparation.teams.policies import can_form
from xuncha.preparation.teams.rules.states import TeamState
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.withdraw_role import withdraw_role

from ._move import move


@action
def dissolve_team(*, by: Actor, team: UUID, reason: str, on: date | None = None) -> Team:
    """解散巡察组 — Dissolve a team, before or after its work; all rights for it end that minute.

    Raises NotKnown, NotAllowed, WrongState while it is being decided, BadInput without a reason.
    """
    row = queries.locked_team(team, by)
    NotAllowed.unless(can_form(by))
    if not reason.strip():
        raise BadInput(
            "team.reason_missing", problems=[Problem("team.reason_missing", _("写明理由。"), "reason")]
        )
    day = on or by.clock.today()
    move(row, TeamState.DISSOLVED)
    row.dissolved_on = day
    row.save()
    for member in queries.active_members(row.id):
        for grant in people.grants_of(people.person(member.person_id), by.clock.today()):
            if grant.scope == row.ref:
                withdraw_role(by=by, grant=grant.id, reason=reason.strip())
    record("teams.dissolved", by=by, about=row.ref, facts={"on": day.isoformat(), "reason": reason.strip()})
    return row
