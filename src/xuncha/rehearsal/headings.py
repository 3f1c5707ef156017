"""Which headings findings stand under, so that there are as many at each depth as published. Plain Python."""

from collections.abc import Mapping, Sequence
from typing import Any

from .facts.entry import Entry

Levels = Sequence[Mapping[str, Any]]
Path = tuple[str, ...]


def paths_of(findings: int, levels: Levels) -> list[Path]:
    """The headings of each finding in order: every heading has something under it while there are findings enough."""
    counts = [int(level["count"]) for level in levels if level["count"]]
    names = [str(level.get("name", "项")) for level in levels if level["count"]]
    if not counts:
        return []
    found = []
    for n in range(findings):
        place, below = n, findings
        path: list[str] = []
        for count, name in zip(reversed(counts), reversed(names), strict=True):
            place = place * count // below if count < below else place % count
            below = count
            path.insert(0, f"第{place + 1}{name}")
        found.append(tuple(path))
    return found


def levels_of(entry: Entry) -> dict[str, Levels]:
    """Headings published apart by kind of body; under "" those of the whole list."""
    apart = {line["body"]: line["levels"] for line in entry.get("findings_by", ()) if "levels" in line}
    whole = entry.get("finding_levels")
    return apart | ({"": whole} if whole else {})


def lowest(levels: Levels) -> int:
    """How many headings there are at the lowest depth."""
    return int(levels[-1]["count"]) if levels else 0
