"""Headings of a findings list (类, 方面, 项): what may be written, and how many there are at each depth."""

from collections.abc import Collection, Sequence

from .found import Found

DEEPEST, LONGEST = 4, 60

Path = tuple[str, ...]


def problems(title: str, path: Sequence[str]) -> list[Found]:
    """What keeps a finding from standing under these headings."""
    if len(path) > DEEPEST:
        return [Found("headings.too_deep", "headings", {"title": title, "deepest": DEEPEST})]
    if any(not heading.strip() for heading in path):
        return [Found("headings.gap", "headings", {"title": title})]
    if any(len(heading) > LONGEST for heading in path):
        return [Found("headings.too_long", "headings", {"title": title, "longest": LONGEST})]
    return []


def levels(paths: Collection[Path]) -> list[int]:
    """How many different headings there are at depth 1, 2, …; one under two different ones counts twice."""
    deepest = max(map(len, paths), default=0)
    return [len({path[:depth] for path in paths if len(path) >= depth}) for depth in range(1, deepest + 1)]
