import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .vocabulary import KINDS, shape_of, wrong

WRONG_USE, OUTSIDE, CONTRADICTORY, COUNTED_OTHERWISE = 2, 3, 4, 5


class FactsError(Exception):
    """Why an entry is not replayed. `exit_code` as the vocabulary's page says; `lines` name every key concerned."""

    def __init__(self, exit_code: int, lines: Sequence[str]) -> None:
        super().__init__("; ".join(lines))
        self.exit_code = exit_code
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class Entry:
    """One published entry: its kind, its id, and its keys as written."""

    kind: str
    id: str
    facts: Mapping[str, Any]

    def get(self, path: str, default: Any = None) -> Any:
        """The value at a dotted key; the default where it was not published."""
        found: Any = self.facts
        for part in path.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return default
            found = found[part]
        return found


def load(path: Path, wanted: str) -> Entry:
    """The entry with this id. Raises FactsError: 2 no such file or id, 3 a key or value outside the vocabulary."""
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise FactsError(WRONG_USE, [f"{path}: no such file"]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactsError(OUTSIDE, [f"{path}: not a TOML file in UTF-8: {error}"]) from None
    found = [
        (kind, entry)
        for kind, entries in data.items()
        if isinstance(entries, list)
        for entry in entries
        if isinstance(entry, dict) and entry.get("id") == wanted
    ]
    if len(found) != 1:
        raise FactsError(
            WRONG_USE, [f"id {wanted}: {'not in' if not found else f'{len(found)} times in'} {path}"]
        )
    kind, facts = found[0]
    if kind not in KINDS:
        raise FactsError(OUTSIDE, [f"{kind}: no such kind of entry"])
    misfits = wrong(shape_of(kind), facts, "")
    if misfits:
        raise FactsError(OUTSIDE, [f"{key}: {expected}" for key, expected in misfits])
    return Entry(kind, wanted, facts)
