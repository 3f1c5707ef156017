"""What a clue says, as it is sealed: plain values in, plain values out."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum


class Level(StrEnum):
    """Under whose management the highest of the persons stands: it decides where the clue may go."""

    HIGHER = "higher"
    COUNTY = "county"
    SECTION = "section"
    STAFF = "staff"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the rules found: code, where, and what a sentence about it needs."""

    code: str
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pointed:
    """A person pointed to, in words. Never a key: nobody is looked up by it."""

    name: str
    post: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What is sealed of a clue."""

    outline: str
    persons: tuple[Pointed, ...] = ()
    origin: str = ""

    def sealed(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def without_origin(self) -> "Said":
        """The same without where it came from, which may tell who spoke."""
        return replace(self, origin="")

    @classmethod
    def read(cls, text: str) -> "Said":
        raw = json.loads(text)
        return cls(raw["outline"], tuple(Pointed(**p) for p in raw["persons"]), raw["origin"])


def problems(
    *,
    said: Said,
    level: str,
    discipline: str,
    disciplines: Collection[str],
    item: str,
    items: Collection[str],
    amount_fen: int | None,
) -> list[Found]:
    """A clue says what it is about and is classed in the rule set's own words; whom it points to may not be known yet."""
    found = []
    if not said.outline.strip():
        found.append(Found("clue.no_outline", "outline"))
    if any(not p.name.strip() for p in said.persons):
        found.append(Found("clue.nameless", "persons"))
    if level not in {v.value for v in Level}:
        found.append(Found("clue.no_level", "level"))
    if discipline not in disciplines:
        found.append(Found("clue.no_discipline", "discipline"))
    if item and item not in items:
        found.append(Found("clue.no_item", "item", {"code": item}))
    if amount_fen is not None and amount_fen < 0:
        found.append(Found("clue.amount", "amount_fen"))
    return found


def read_persons(text: str) -> tuple[Pointed, ...]:
    """One person a line: name, post, unit, divided by commas of either width; empty lines say nothing."""
    rows = []
    for line in text.splitlines():
        parts = [p.strip() for p in line.replace("，", ",").replace("、", ",").split(",")]
        if any(parts):
            name, post, unit = (*parts, "", "")[:3]
            rows.append(Pointed(name, post, unit))
    return tuple(rows)


def written_persons(persons: Sequence[Pointed]) -> str:
    """The inverse, for a form."""
    return "\n".join("，".join(v for v in (p.name, p.post, p.unit) if v) for p in persons)
