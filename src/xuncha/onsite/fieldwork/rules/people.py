"""Who may hear whom: two of the team for every interview (domain: two people for every talk, visit and receipt)."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from uuid import UUID

FEWEST = 2


class PeopleFault(StrEnum):
    TOO_FEW = "too_few"
    TWICE = "twice"
    NOT_IN_TEAM = "not_in_team"


def interviewers_fault(chosen: Sequence[UUID], team: Collection[UUID]) -> PeopleFault | None:
    """What is wrong with these interviewers; None where at least two different members of the team were named."""
    if len(set(chosen)) < len(chosen):
        return PeopleFault.TWICE
    if len(chosen) < FEWEST:
        return PeopleFault.TOO_FEW
    if not set(chosen) <= set(team):
        return PeopleFault.NOT_IN_TEAM
    return None
