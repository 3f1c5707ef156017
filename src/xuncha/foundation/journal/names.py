"""How a code in the journal is said: the room that knows names tells it; the journal keeps codes only."""

from collections.abc import Callable, Mapping, Set

Namer = Callable[[Set[str]], Mapping[str, str]]

_namers: list[Namer] = []


def names_by(namer: Namer) -> None:
    """Register who can turn actors' codes into names; what it does not know it leaves out."""
    _namers.append(namer)


def names_of(codes: Set[str]) -> dict[str, str]:
    """A name for each code, the code itself where nobody knows it. One call per room that knows names."""
    found = {code: code for code in codes}
    for namer in _namers:
        found.update({code: name for code, name in namer(codes).items() if code in found})
    return found
