from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Assignment, Team
from xuncha.preparation.teams.policies import can_change, can_form
from xuncha.preparation.teams.rules.states import TeamState


@action
def assign_target(*, by: Actor, team: UUID, target: UUID) -> Assignment:
    """分配对象 — Give a target of the batch to a team that is with the office, with all that hangs on it.

    Members of a package and extended ones go with the target they hang on; one that joins later goes to that one's
    team, authorised or not. Event `teams.target_assigned` for each. Raises NotKnown, NotAllowed; BadInput where it is
    of another batch, has its team, or hangs on a target of another team.
    """
    within = queries.locked_team(team, by)
    wanted = planning.target(target)
    host = queries.team_of(wanted.hangs_on) if wanted.hangs_on else None
    joins = host is not None and host.id == within.id
    NotAllowed.unless(can_form(by) if joins else can_change(by, within))
    _check(within, wanted.batch_id, queries.team_of(wanted.id), wanted.body.name)
    if wanted.hangs_on and not joins:
        raise BadInput(
            "target.goes_with_another", problems=[_hangs(planning.target(wanted.hangs_on).body.name)]
        )
    if not joins and wanted.batch.round.state != PlanState.APPROVED:
        text = _("%(round)s正在变更，批准以后再分配对象。") % {"round": wanted.batch.round.title}
        raise WrongState("round.not_approved", text)
    row = _assign(by, within, wanted)
    for hung in planning.hung_on(wanted.id):
        if queries.team_of(hung.id) is None:
            _assign(by, within, hung)
    return row


def _assign(by: Actor, within: Team, wanted: Any) -> Assignment:
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


def _hangs(host: str) -> Problem:
    text = _("它挂在%(host)s下面，跟着%(host)s由同一个组承担。先把%(host)s分给这个组。") % {"host": host}
    return Problem("target.goes_with_another", text, "target")


def _check(team: Team, batch: UUID, taken_by: Team | None, body: str) -> None:
    problem = None
    if batch != team.batch_id:
        problem = Problem("target.other_batch", _("%(body)s不在这个组的批次里。") % {"body": body}, "target")
    elif taken_by is not None:
        names = {"body": body, "team": taken_by.name}
        problem = Problem("target.has_team", _("%(body)s已经由%(team)s承担。") % names, "target")
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
