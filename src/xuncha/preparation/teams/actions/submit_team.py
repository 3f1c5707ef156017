from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Problem, WrongState, check_version
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Team
from xuncha.preparation.teams.policies import can_form
from xuncha.preparation.teams.rules.states import TeamState
from xuncha.standing.approvals.actions.open_request import open_request

from ._move import move

ROUTE = "team_authorisation"


@action
def submit_team(
    *, by: Actor, team: UUID, small_because: str = "", on: date | None = None, seen: int | None = None
) -> Team:
    """提请授权 — Send a complete team along the route `team_authorisation`.

    `small_because`: why a team below the rule set's usual size is enough. Raises NotKnown, NotAllowed, Stale; WrongState
    with everything that is missing: lead, size, targets, declarations, pairs, training.
    """
    sent = queries.locked_team(team, by)
    check_version(sent, seen)
    NotAllowed.unless(can_form(by))
    day = on or by.clock.today()
    move(sent, TeamState.SUBMITTED)
    lacks = queries.lacks(sent, small_because=small_because.strip())
    if lacks:
        raise WrongState(
            "team.incomplete", problems=[Problem(one.code, one.what, fix=one.who) for one in lacks]
        )
    sent.submitted_on, sent.small_because, sent.returned_because = day, small_because.strip(), ""
    sent.save()
    round = sent.batch.round
    open_request(
        by=by,
        subject=sent.ref,
        route=ROUTE,
        rule_set=round.rule_set,
        title=_("授权%(team)s（%(round)s）") % {"team": sent.name, "round": round.title},
        papers=["teams.authorisation"],
        team=sent.ref,
        on=day,
    )
    facts = {"number": sent.number, "on": day.isoformat(), "small_because": sent.small_because}
    record("teams.submitted", by=by, about=sent.ref, facts=facts, rule_set=round.rule_set)
    return sent
