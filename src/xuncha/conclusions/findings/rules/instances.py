"""A common matter with its instances: at least two of them, each written and resting on something of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from .found import Found

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Stands:
    """One instance as the rule wants it."""

    body: str
    written: bool
    supported: bool


def problems(instances: Sequence[Stands]) -> list[Found]:
    """What must be put right before anyone signs; nothing for a paper without instances."""
    if not instances:
        return []
    found = []
    if len(instances) < FEWEST:
        found.append(Found("instance.too_few", "instances", {"needed": FEWEST}))
    for one in instances:
        if not one.written:
            found.append(Found("instance.not_written", "instances", {"body": one.body}))
        if not one.supported:
            found.append(Found("instance.not_supported", "instances", {"body": one.body}))
    return found
