from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.papers.issuers import word
from xuncha.foundation.papers.numbering import official_number
from xuncha.foundation.terms import Actor, NotKnown, Problem, Role, WrongState
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Team
from xuncha.preparation.teams.rules.states import TeamState
from xuncha.standing.people.actions.grant_role import grant_role

from ._move import move


@action
def authorise_team(*, by: Actor, team: UUID, outcome: str, on: date, reason: str = "") -> Team:
    """授权巡察组 — What the approvers decided on a team: authorised with its number and rights, or returned.

    Called when the approval route ends, by the person who took its last step. Raises NotKnown; WrongState with what is
    missing where something came up since the team was sent: a re-opened pair, a training result turned back.
    """
    row = Team.objects.select_for_update(of=("self",)).select_related("batch__round").filter(id=team).first()
    if row is None:
        raise NotKnown("teams.not_known")
    if outcome == "approved":
        _authorise(by, row, on)
    else:
        _return(by, row, outcome, on, reason)
    return row


def _authorise(by: Actor, row: Team, on: date) -> None:
    lacks = queries.lacks(row)
    if lacks:
        raise WrongState(
            "team.incomplete", problems=[Problem(one.code, one.what, fix=one.who) for one in lacks]
        )
    move(row, TeamState.AUTHORISED)
    row.authorised_on = on
    row.authorisation_number = official_number(word=word(), by=by, year=on.year)
    row.save()
    _grant(by, row)
    facts = {
        "team": str(row.id),
        "batch": str(row.batch_id),
        "number": row.authorisation_number,
        "on": on.isoformat(),
    }
    record("teams.authorised", by=by, about=row.ref, facts=facts, rule_set=row.batch.round.rule_set)


def _grant(by: Actor, row: Team) -> None:
    for member in queries.active_members(row.id):
        grant_role(
            by=by,
            person=member.person_id,
            role=Role(member.role),
            scope=row.ref,
            on=min(row.authorised_on or by.clock.today(), by.clock.today()),
            reason=_("授权决定%(number)s") % {"number": row.authorisation_number},
        )


def _return(by: Actor, row: Team, outcome: str, on: date, reason: str) -> None:
    move(row, TeamState.RETURNED)
    row.returned_because = reason
    row.save()
    facts = {"outcome": outcome, "on": on.isoformat(), "reason": reason}
    record("teams.returned", by=by, about=row.ref, facts=facts, rule_set=row.batch.round.rule_set)
