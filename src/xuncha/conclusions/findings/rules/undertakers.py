from uuid import UUID

from .found import Found

FEWEST = 2


def problems(
    undertakers: frozenset[UUID], members: frozenset[UUID], leads: frozenset[UUID], fewest: int = FEWEST
) -> list[Found]:
    """At least two undertakers, all of them of the team, none of them the lead who signs last (domain 2.6)."""
    found = []
    if len(undertakers & members) < fewest:
        found.append(
            Found(
                "workpaper.needs_two_undertakers",
                "undertakers",
                {"needed": fewest, "there": len(undertakers & members)},
            )
        )
    if undertakers - members:
        found.append(Found("workpaper.undertaker_left", "undertakers", {"count": len(undertakers - members)}))
    if undertakers & leads:
        found.append(Found("workpaper.lead_cannot_undertake", "undertakers"))
    return found
