"""Leaving a team: the membership ends, and with it every right in the team, that minute."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref, WrongState, touch
from xuncha.preparation.teams.models import Membership
from xuncha.preparation.teams.policies import can_remove
from xuncha.preparation.teams.rules.states import TeamState
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.withdraw_role import withdraw_role


def check_leaving(row: Membership, by: Actor, reason: str) -> None:
    """Raises NotAllowed, WrongState where the person left already, BadInput where a reason is owed."""
    NotAllowed.unless(can_remove(by, row.team))
    if row.until is not None:
        raise WrongState("member.left", _("%(name)s已经退出。") % {"name": row.person.name})
    if row.team.state == TeamState.AUTHORISED and not reason.strip():
        problem = Problem("member.reason_missing", _("已授权的组退出成员，请写明理由。"), "reason")
        raise BadInput(problem.code, problems=[problem])


def leave(row: Membership, by: Actor, reason: str, on: date | None) -> None:
    """End the membership and the grants given for this team."""
    day = on or by.clock.today()
    row.until, row.left_because = max(day, row.since), reason.strip()
    touch(row)
    row.save()
    _end_rights(by, row, reason.strip())
    facts = {"team": str(row.team_id), "person": row.person.code, "role": row.role, "on": day.isoformat()}
    record("teams.member_removed", by=by, about=row.team.ref, facts={**facts, "reason": row.left_because})


def _end_rights(by: Actor, row: Membership, reason: str) -> None:
    scope = Ref("teams.team", row.team_id)
    for grant in people.grants_of(people.person(row.person_id), by.clock.today()):
        if grant.scope == scope:
            withdraw_role(by=by, grant=grant.id, reason=reason or _("退出巡察组"))
