"""办理结果 — what may come of a petition; there may be several, and nothing to do stands alone, with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .states import Came


@dataclass(frozen=True, slots=True)
class AsPoint:
    """Becomes a point to verify of the inspection. Its title is read by the whole team: nobody may be known by it."""

    title: str
    would_settle: str = ""
    settles_by: date | None = None
    who_has: UUID | None = None
    kind: Came = Came.POINT


@dataclass(frozen=True, slots=True)
class AsClueHint:
    """Kept as a hint for the clue store."""

    kind: Came = Came.CLUE_HINT


@dataclass(frozen=True, slots=True)
class AsSpotMatter:
    """Told to the body, to be put right at once; without saying that anybody wrote."""

    told_to: str
    told_on: date
    kind: Came = Came.SPOT


@dataclass(frozen=True, slots=True)
class NothingToDo:
    """Known, looked at, and nothing to be done; with the reason."""

    reason: str
    kind: Came = Came.NOTHING


Given = AsPoint | AsClueHint | AsSpotMatter | NothingToDo


def faults(outcomes: Sequence[Given]) -> list[str]:
    """Codes of what is wrong: `none`, `twice`, `nothing_alone`, `no_title`, `no_receiver`, `no_reason`."""
    found = []
    kinds = [o.kind for o in outcomes]
    if not kinds:
        found.append("none")
    if len([k for k in kinds if k != Came.POINT]) > len({k for k in kinds if k != Came.POINT}):
        found.append("twice")
    if Came.NOTHING in kinds and len(kinds) > 1:
        found.append("nothing_alone")
    for one in outcomes:
        if isinstance(one, AsPoint) and not one.title.strip():
            found.append("no_title")
        if isinstance(one, AsSpotMatter) and not one.told_to.strip():
            found.append("no_receiver")
        if isinstance(one, NothingToDo) and not one.reason.strip():
            found.append("no_reason")
    return found
