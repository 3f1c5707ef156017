from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import disconnect
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, WrongState
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Assignment, Team
from xuncha.preparation.teams.policies import can_change


@action
def unassign_target(*, by: Actor, target: UUID) -> Team:
    """收回对象 — Take a target from a team that is with the office, with all that hangs on it.

    Event `teams.target_unassigned` for each. Raises NotKnown, NotAllowed; WrongState where it goes with another target.
    """
    row = Assignment.objects.select_related("target").filter(target=target).first()
    if row is None:
        raise NotKnown("teams.not_known")
    team = queries.locked_team(row.team_id, by)
    NotAllowed.unless(can_change(by, team))
    host = row.target.hangs_on
    if host and Assignment.objects.filter(team=team, target=host).exists():
        names = {"host": planning.target(host).body.name}
        raise WrongState("target.goes_with_another", _("它挂在%(host)s下面，跟着%(host)s一起收回。") % names)
    hung = Assignment.objects.filter(team=team, target__in=[t.id for t in planning.hung_on(target)])
    for each in [row, *hung.select_related("target")]:
        _take(by, team, each)
    return team


def _take(by: Actor, team: Team, row: Any) -> None:
    disconnect(source=row.target.ref, target=team.ref, relation="assigned")
    facts = {"target": str(row.target_id)}
    row.delete()
    record("teams.target_unassigned", by=by, about=team.ref, facts=facts)
