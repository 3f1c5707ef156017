"""What differs between two versions of a plan or round, as they were kept when sent: added, taken out, moved, changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Content = Mapping[str, Any]
Values = Mapping[str, str]


class Change(StrEnum):
    ADDED = "added"
    TAKEN_OUT = "taken_out"
    MOVED = "moved"  # to another batch or round
    CHANGED = "changed"


class Sort(StrEnum):
    TITLE = "title"
    BASIS = "basis"
    PLANNED = "planned"  # a body on the year's list
    BATCH = "batch"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as it was. `values` before and after hold only what differs; a move holds where to."""

    change: Change
    sort: Sort
    name: str
    number: str = ""
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)


_Flat = dict[tuple[str, ...], dict[str, str]]


def differences(old: Content, new: Content) -> list[Difference]:
    """From the old version to the new: wording first, then the list of bodies, batches, targets, each in order."""
    return [
        *_words(old, new),
        *_compared(Sort.PLANNED, _planned(old), _planned(new)),
        *_compared(Sort.BATCH, _batches(old), _batches(new)),
        *_compared(Sort.TARGET, _targets(old), _targets(new)),
    ]


def needing_approval(found: Sequence[Difference]) -> list[Difference]:
    """Those an approval is asked for: not which team took a target since, nor what joined a target directly."""
    return [d for d in found if not (_team_only(d) or _joined(d))]


def _team_only(one: Difference) -> bool:
    return one.change == Change.CHANGED and set(one.after) == {"team"}


def _joined(one: Difference) -> bool:
    hangs = one.after.get("extended_of") or one.after.get("package_of")
    return one.change == Change.ADDED and one.sort == Sort.TARGET and bool(hangs)


def _words(old: Content, new: Content) -> Iterator[Difference]:
    for sort in (Sort.TITLE, Sort.BASIS):
        before, after = str(old.get(sort, "")), str(new.get(sort, ""))
        if before != after:
            yield Difference(Change.CHANGED, sort, "", "", {sort: before}, {sort: after})


def _compared(sort: Sort, old: _Flat, new: _Flat) -> Iterator[Difference]:
    for key in dict.fromkeys([*new, *old]):
        was, now = old.get(key), new.get(key)
        if was is None and now is not None:
            yield Difference(Change.ADDED, sort, now["name"], key[0], {}, _told(now))
        elif now is None and was is not None:
            yield Difference(Change.TAKEN_OUT, sort, was["name"], key[0], _told(was), {})
        elif was is not None and now is not None:
            differing = [k for k in now if k != "name" and was.get(k, "") != now[k]]
            if differing:
                moved = {"round", "batch"} & set(differing)
                yield Difference(
                    Change.MOVED if moved else Change.CHANGED,
                    sort,
                    now["name"],
                    key[0],
                    {k: was.get(k, "") for k in _shown(differing, bool(moved))},
                    {k: now[k] for k in _shown(differing, bool(moved))},
                )


def _shown(differing: Sequence[str], moved: bool) -> list[str]:
    """A place is told whole: round and batch together."""
    return list(dict.fromkeys([*(("round", "batch") if moved else ()), *differing]))


def _told(row: Mapping[str, str]) -> Values:
    return {k: v for k, v in row.items() if k != "name" and v}


def _planned(content: Content) -> _Flat:
    return {
        (row.get("number") or row["name"], row["kind"]): {
            "name": row["name"],
            "kind": row["kind"],
            "reason": row.get("reason", ""),
        }
        for row in content.get("bodies", ())
    }


def _rounds(content: Content) -> Iterator[Content]:
    """The rounds of a plan, or the round itself where the content is of one."""
    yield from content.get("rounds", [content])


def _batches(content: Content) -> _Flat:
    return {
        (str(one.get("number", "")), str(batch["number"])): {
            "name": "",
            "title": one["title"],
            "number": str(batch["number"]),
            "begins": batch["begins"],
            "ends": batch["ends"],
        }
        for one in _rounds(content)
        for batch in one.get("batches", ())
    }


def _targets(content: Content) -> _Flat:
    return {
        (row.get("number") or row["body"], row["kind"], row["theme"], row["inside"]): {
            "name": row["body"],
            "round": one["title"],
            "batch": str(batch["number"]),
            "team": row.get("team", ""),
            "extended_of": row["extended_of"],
            "package_of": row["package_of"],
        }
        for one in _rounds(content)
        for batch in one.get("batches", ())
        for row in batch["targets"]
    }
