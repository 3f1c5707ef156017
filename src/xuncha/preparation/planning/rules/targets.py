"""What may stand in a batch: one body once per round, alive when the batch begins, hung on the right things."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class InspectionKind(StrEnum):
    ROUTINE = "routine"
    SPECIAL = "special"
    LOOKBACK = "lookback"
    MOBILE = "mobile"
    PROMOTED = "promoted"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Life:
    """From when to when a body is there; `dissolved_on` is the first day on which it is not."""

    established_on: date | None = None
    dissolved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A target that stands in the round already."""

    id: UUID
    batch: UUID
    body: UUID
    kind: str
    theme: str = ""
    inside: str = ""
    extended: bool = False
    packaged: bool = False


@dataclass(frozen=True, slots=True)
class Proposed:
    """A target somebody wants to add."""

    batch: UUID
    body: UUID
    kind: str
    theme: str = ""
    inside: str = ""
    extended_of: UUID | None = None
    package_of: UUID | None = None


def problems_of_target(wanted: Proposed, life: Life, listed: Sequence[Listed], begins: date) -> list[str]:
    """Codes of everything that keeps `wanted` out of its batch; empty where it may join."""
    return [
        *_kind(wanted),
        *_life(life, begins),
        *_hung_on(wanted, listed),
        *_twice(wanted, listed),
    ]


def _kind(wanted: Proposed) -> list[str]:
    found = []
    if wanted.kind not in set(InspectionKind):
        found.append("target.kind_unknown")
    if wanted.kind == InspectionKind.SPECIAL and not wanted.theme:
        found.append("target.theme_missing")
    if wanted.inside and wanted.inside not in set(InspectionKind):
        found.append("target.inside_unknown")
    return found


def _life(life: Life, begins: date) -> list[str]:
    if life.established_on is not None and life.established_on > begins:
        return ["target.body_not_yet"]
    if life.dissolved_on is not None and life.dissolved_on <= begins:
        return ["target.body_gone"]
    return []


def _hung_on(wanted: Proposed, listed: Sequence[Listed]) -> list[str]:
    found = []
    by_id = {one.id: one for one in listed}
    if wanted.extended_of is not None:
        main = by_id.get(wanted.extended_of)
        if main is None or main.batch != wanted.batch or main.extended:
            found.append("target.extended_of_wrong")
    if wanted.package_of is not None:
        head = by_id.get(wanted.package_of)
        if head is None or head.batch != wanted.batch or head.packaged or head.extended:
            found.append("target.package_of_wrong")
    return found


def _twice(wanted: Proposed, listed: Sequence[Listed]) -> list[str]:
    same_body = [one for one in listed if one.body == wanted.body]
    if wanted.inside:
        host = [one for one in same_body if one.kind == wanted.inside and not one.inside]
        again = [
            one for one in same_body if one.inside and (one.kind, one.theme) == (wanted.kind, wanted.theme)
        ]
        return ([] if host else ["target.inside_without_host"]) + (["target.twice"] if again else [])
    clash = [one for one in same_body if not one.inside and one.theme == wanted.theme]
    return ["target.twice"] if clash else []
