"""Teams at a state, made by the real actions as the people concerned.

team = factories.teams.formed(cast)        # five of the cast in a batch, the bureau as target
team = factories.teams.ready(cast)         # trained, declared, examined: nothing missing
team = factories.teams.authorised(cast)    # authorised; cast.team is this team, the cast's actors hold their roles for it
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from tests.factories import planning, training
from tests.factories.approvals import approve
from tests.people import Cast, Member
from tests.remembered import remembered
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.add_member import add_member
from xuncha.preparation.teams.actions.assign_target import assign_target
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.actions.submit_team import submit_team

ROLES = {
    "lead": "lead",
    "deputy": "deputy",
    "team_liaison": "liaison",
    "member": "member",
    "second_member": "member",
}


@remembered
def formed(cast: Cast, *, batch: UUID | None = None, roles: Mapping[str, str] = ROLES, **more: Any) -> Any:
    """A team in a batch of an approved round, with its members and all targets of the batch that are still free."""
    within = batch or planning.batch(cast, **more).id
    team = form_team(by=cast.office.actor, batch=within)
    for who, role in roles.items():
        add_member(
            by=cast.office.actor,
            team=team.id,
            person=getattr(cast, who).person,
            role=role,
            duty="查阅资料、谈话",
        )
    for target in planned.targets(within):
        if queries.team_of(target.id) is None:
            assign_target(by=cast.office.actor, team=team.id, target=target.id)
    return team


def people(cast: Cast, team: Any) -> list[Member]:
    """Those of the cast who stand in the team, in its order."""
    by_person = {m.account.person_id: m for m in cast.everyone if m.account.person_id}
    return [by_person[m.person_id] for m in queries.active_members(team.id)]


@remembered
def ready(cast: Cast, **more: Any) -> Any:
    """A team that lacks nothing: trained, each declaration signed by its own member, every pair examined."""
    team = formed(cast, **more)
    complete(cast, team)
    return queries.team(team.id)


@remembered
def complete(cast: Cast, team: Any) -> None:
    """Train, declare and examine what a formed team still lacks."""
    training.passed(cast, team.batch_id, [m.person for m in people(cast, team)])
    for who in people(cast, team):
        sign_declaration(by=who.actor, batch=team.batch_id, nothing_to_declare=True)
    examine_pairs(by=cast.office.actor, batch=team.batch_id)


@remembered
def submitted(cast: Cast, **more: Any) -> Any:
    team = ready(cast, **more)
    return submit_team(by=cast.office.actor, team=team.id)


@remembered
def authorised(cast: Cast, **more: Any) -> Any:
    """An authorised team; `cast.team` is its reference from now on."""
    sent = submitted(cast, **more)
    approve(cast, sent.ref)
    cast.team = sent.ref
    return queries.team(sent.id)
