"""Who may stand in a team: roles, exactly one lead, nobody twice."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum


class TeamRole(StrEnum):
    """The roles of a team, in the order of the authorisation."""

    LEAD = "lead"
    DEPUTY = "deputy"
    LIAISON = "liaison"
    MEMBER = "member"


ORDER = {role: place for place, role in enumerate(TeamRole)}
ONE_ONLY = frozenset({TeamRole.LEAD, TeamRole.LIAISON})


def problems_of_member(
    role: str, *, standing: Sequence[str], in_batch: bool, lead_eligible: bool
) -> list[str]:
    """Codes of what keeps a person out of a team in this role. `standing`: roles held in it now."""
    found = []
    if role not in set(TeamRole):
        return ["member.role_unknown"]
    if in_batch:
        found.append("member.in_batch")
    if role in ONE_ONLY and role in standing:
        found.append(f"member.second_{role}")
    if role == TeamRole.LEAD and not lead_eligible:
        found.append("member.not_lead_eligible")
    return found


def missing_roles(standing: Sequence[str], least: int) -> list[str]:
    """What the composition lacks for authorisation: `team.no_lead`, `team.two_leads`, `team.too_small`."""
    held = Counter(standing)
    found = []
    if held[TeamRole.LEAD] == 0:
        found.append("team.no_lead")
    if held[TeamRole.LEAD] > 1:
        found.append("team.two_leads")
    if len(standing) < least:
        found.append("team.too_small")
    return found
