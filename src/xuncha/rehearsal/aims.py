"""Whom an entry has inspected: its target lines counted out one by one, each with what it hangs on. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from .clue_script import evenly
from .facts.entry import Entry

VILLAGES = ("village", "community")
SMALL = (*VILLAGES, "school")
WEIGHTS: Mapping[str, int] = {"town": 3, **dict.fromkeys(SMALL, 1)}
BODIES_OF_A_TEAM, VILLAGES_OF_A_TEAM, VILLAGES_OF_A_TOWN = 2, 8, 8
UNSTATED = 2  # how many a line without a number stands for


@dataclass(frozen=True, slots=True)
class Aim:
    """One body to be inspected. `host`: place among the aims of what it hangs on (its package, the target it extends,
    or the inspection it is one more within); `town`: which of the entry's other towns a village belongs to."""

    body: str
    inspection: str = "routine"
    theme: str = ""
    host: int | None = None
    extended: bool = False
    inside: str = ""
    town: int | None = None

    @property
    def weight(self) -> int:
        """What share of a stated figure falls to it."""
        return 1 if self.extended else WEIGHTS.get(self.body, 2)

    @property
    def small(self) -> bool:
        return self.body in SMALL

    @property
    def stands_alone(self) -> bool:
        """Has stages, report and feedback of its own: is no member of a package and extends nothing."""
        return self.host is None or bool(self.inside)

    @property
    def stands_for_a_body(self) -> bool:
        """Counts as a body inspected: is not merely looked into with another one, nor one more within it."""
        return not self.extended and not self.inside


def aims_of(entry: Entry) -> tuple[Aim, ...]:
    """Every target, hosts first. Where nothing is stated, one department."""
    lines = list(entry.get("targets", ()))
    if not lines:
        return (Aim("department"),)
    hung = [line for line in lines if {"under", "extended", "inside"} & set(line)]
    found: list[Aim] = []
    for line in lines:
        if line not in hung:
            found += [_aim(line) for _ in range(_count(line))]
    _into_towns(found, lines, entry)
    for line in [h for h in hung if "under" in h]:
        hosts = [n for n, a in enumerate(found) if a.body == line["under"] and a.host is None]
        found += _hang(line, hosts)
    alone = [n for n, a in enumerate(found) if a.host is None]
    for line in [h for h in hung if "under" not in h and h.get("extended")]:
        found += _hang(line, alone, extended=True)
    for line in [h for h in hung if "inside" in h]:
        hosts = [n for n in alone if found[n].inspection == line["inside"] and found[n].body == _body(line)]
        found += _hang(line, hosts, inside=line["inside"])
    return tuple(found)


def _body(line: Mapping[str, Any]) -> str:
    return str(line.get("body", "organisation"))


def _count(line: Mapping[str, Any]) -> int:
    return int(line.get("count", sum(line.get("by_town", ())) or UNSTATED))


def _aim(line: Mapping[str, Any], **more: Any) -> Aim:
    return Aim(_body(line), line.get("inspection", "routine"), line.get("theme", ""), **more)


def _hang(line: Mapping[str, Any], hosts: Sequence[int], **more: Any) -> list[Aim]:
    """Members of a line over what they hang on, as evenly as can be, or as the towns are stated."""
    if not hosts:
        return [_aim(line) for _ in range(_count(line))]
    shares = list(line.get("by_town", ()))[: len(hosts)] or evenly(_count(line), len(hosts))
    return [_aim(line, host=host, **more) for host, n in zip(hosts, shares, strict=False) for _ in range(n)]


def _into_towns(found: list[Aim], lines: Sequence[Mapping[str, Any]], entry: Entry) -> None:
    """Give each village that is no member of a package the town it belongs to."""
    villages = [n for n, a in enumerate(found) if a.body in VILLAGES]
    if not villages:
        return
    stated = [s for line in lines if "under" not in line for s in line.get("by_town", ())]
    shares = stated or evenly(len(villages), other_towns(entry, len(villages)))
    towns = [town for town, n in enumerate(shares) for _ in range(n)]
    for town, place in zip(towns, villages, strict=False):
        old = found[place]
        found[place] = Aim(old.body, old.inspection, old.theme, town=town)


def other_towns(entry: Entry, villages: int) -> int:
    """How many towns the villages belong to that are in no package: as many as any key says, else one to eight."""
    if not villages:
        return 0
    inspected = sum(_count(t) for t in entry.get("targets", ()) if _body(t) == "town")
    stated = entry.get("towns_of_villages")
    packaged = inspected if any("under" in t for t in entry.get("targets", ())) else 0
    told = (entry.get("feedback_towns_first") or 0) + (entry.get("feedback_towns_too") or 0)
    wanted = stated - packaged if stated is not None else told or ceil(villages / VILLAGES_OF_A_TOWN)
    return max(1, min(wanted, villages))


def teams_for(aims: Sequence[Aim]) -> int:
    """One team to two bodies, or to eight villages; those that hang on a body go with it."""
    alone = [a for a in aims if a.stands_alone]
    villages = sum(a.body in VILLAGES for a in alone)
    return max(1, ceil((len(alone) - villages) / BODIES_OF_A_TEAM) + ceil(villages / VILLAGES_OF_A_TEAM))
