"""Papers merged and split: what of the earlier ones goes into the new ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .found import Found

FEWEST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class Part:
    """One paper a split gives: its title, and the elements it takes with their citations (None: all)."""

    title: str
    elements: Sequence[str] | None = None


def merge_problems(papers: int, inspections: int, title: str, reason: str) -> list[Found]:
    """Several papers of one inspection become one, with a title and a reason."""
    found = []
    if papers < FEWEST:
        found.append(Found("reshape.too_few_papers", "others"))
    if inspections > 1:
        found.append(Found("reshape.several_inspections", "others"))
    return [*found, *_said(title, reason)]


def split_problems(parts: Sequence[Part], written: Sequence[str], reason: str) -> list[Found]:
    """One paper becomes several, each with a title; nothing written in it is left behind."""
    found = []
    if not FEWEST <= len(parts) <= MOST:
        found.append(Found("reshape.wrong_number_of_parts", "parts", {"least": FEWEST, "most": MOST}))
    if any(not p.title.strip() for p in parts):
        found.append(Found("workpaper.not_titled", "parts"))
    taken = {e for p in parts for e in (written if p.elements is None else p.elements)}
    found += [Found("reshape.element_left_behind", code) for code in written if code not in taken]
    return [*found, *_reason(reason)]


def _said(title: str, reason: str) -> list[Found]:
    untitled = [] if title.strip() else [Found("workpaper.not_titled", "title")]
    return [*untitled, *_reason(reason)]


def _reason(reason: str) -> list[Found]:
    return [] if reason.strip() else [Found("reshape.no_reason", "reason")]


def joined(texts: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """The elements of several papers as one: each text once, one under the other."""
    found: dict[str, list[str]] = {}
    for one in texts:
        for code, text in one.items():
            said = found.setdefault(code, [])
            if text.strip() and text.strip() not in said:
                said.append(text.strip())
    return {code: "\n".join(said) for code, said in found.items() if said}
