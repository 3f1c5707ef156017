from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Assignment, Team
from xuncha.preparation.teams.policies import can_change, can_form
from xuncha.preparation.teams.rules.states import TeamState


@action
def assign_target(*, by: Actor, team: UUID, target: UUID) -> Assignment:
    """分配对象 — Give a target of the batch to a team that is with the office, or an extended one to its main one's team.

    Event `teams.target_assigned`. Raises NotKnown, NotAllowed; BadInput where it is of another batch or has its team.
    """
    within = queries.locked_team(team, by)
    wanted = planning.target(target)
    joins = wanted.extended_of_id is not None and wanted.extended_of_id in queries.targets_of(within.id)
    NotAllowed.unless(can_form(by) if joins else can_change(by, within))
    _check(within, wanted.batch_id, queries.team_of(wanted.id), wanted.body.name)
    row = Assignment.objects.create(**born(by), team=within, target_id=wanted.id)
    connect(by=by, source=wanted.ref, target=within.ref, relation="assigned")
    facts = {
        "team": str(within.id),
        "target": str(wanted.id),
        "batch": str(within.batch_id),
        "authorised": within.state == TeamState.AUTHORISED,
    }
    record("teams.target_assigned", by=by, about=within.ref, facts=facts)
    return row


def _check(team: Team, batch: UUID, taken_by: Team | None, body: str) -> None:
    problem = None
    if batch != team.batch_id:
        problem = Problem("target.other_batch", _("%(body)s不在这个组的批次里。") % {"body": body}, "target")
    elif taken_by is not None:
        names = {"body": body, "team": taken_by.name}
        problem = Problem("target.has_team", _("%(body)s已经由%(team)s承担。") % names, "target")
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
