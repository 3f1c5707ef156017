"""What changed between two texts, in runs short enough to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text: `same`, `gone` or `new`."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A paragraph that is not as it was: both texts, and the runs between them. One of them may be empty."""

    section: str
    before: str
    after: str
    runs: tuple[Run, ...]


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one row of runs."""
    found: list[Run] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Run("same", before[a:b]))
            continue
        if b > a:
            found.append(Run("gone", before[a:b]))
        if d > c:
            found.append(Run("new", after[c:d]))
    return tuple(found)


def changes(before: Sequence[tuple[str, str, str]], after: Sequence[tuple[str, str, str]]) -> list[Changed]:
    """Paragraphs as (key, section, text), matched by key; unchanged ones are left out, dropped ones come last."""
    old = {key: text for key, _section, text in before}
    found = [
        Changed(section, old.get(key, ""), text, runs(old.get(key, ""), text))
        for key, section, text in after
        if old.get(key) != text
    ]
    kept = {key for key, _section, _text in after}
    found += [
        Changed(section, text, "", (Run("gone", text),)) for key, section, text in before if key not in kept
    ]
    return found
