"""What a declaration may say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class EntryKind(StrEnum):
    KIN = "kin"
    FORMER_POST = "former_post"
    BUSINESS = "business"
    HOME_PLACE = "home_place"


SEALED = frozenset({EntryKind.KIN, EntryKind.HOME_PLACE})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a declaration. `what`: the post, the tie, or the place; `relation` and `name` of a relative."""

    kind: str
    body: UUID | None = None
    body_name: str = ""
    what: str = ""
    relation: str = ""
    name: str = ""
    since: date | None = None
    until: date | None = None


def problems_of_entry(entry: Entry, today: date) -> list[tuple[str, str]]:
    """(code, field) of everything wrong with one line."""
    if entry.kind not in set(EntryKind):
        return [("entry.kind_unknown", "kind")]
    found = []
    named = entry.body is not None or bool(entry.body_name.strip())
    if entry.kind != EntryKind.HOME_PLACE and not named:
        found.append(("entry.body_missing", "body"))
    if entry.kind != EntryKind.KIN and not entry.what.strip():
        found.append((f"entry.{entry.kind}_missing", "what"))
    if entry.kind == EntryKind.KIN:
        found += [("entry.relation_missing", "relation")] if not entry.relation.strip() else []
        found += [("entry.name_missing", "name")] if not entry.name.strip() else []
    if entry.since and entry.until and entry.until < entry.since:
        found.append(("entry.backwards", "until"))
    if entry.since and entry.since > today:
        found.append(("entry.in_future", "since"))
    return found


def problems_of_whole(entries: Sequence[Entry], *, nothing: bool) -> list[str]:
    """A declaration either has lines, or says that there is nothing."""
    if nothing and entries:
        return ["declaration.nothing_and_lines"]
    return [] if nothing or entries else ["declaration.empty"]
