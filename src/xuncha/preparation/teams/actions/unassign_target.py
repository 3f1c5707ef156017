from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import disconnect
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Assignment, Team
from xuncha.preparation.teams.policies import can_change


@action
def unassign_target(*, by: Actor, target: UUID) -> Team:
    """收回对象 — Take a target from a team that is with the office.

    Event `teams.target_unassigned`. Raises NotKnown, NotAllowed.
    """
    row = Assignment.objects.select_related("target").filter(target=target).first()
    if row is None:
        raise NotKnown("teams.not_known")
    team = queries.locked_team(row.team_id, by)
    NotAllowed.unless(can_change(by, team))
    disconnect(source=row.target.ref, target=team.ref, relation="assigned")
    row.delete()
    record("teams.target_unassigned", by=by, about=team.ref, facts={"target": str(target)})
    return team
