"""Records the system itself holds (an interview) as evidence: the room that keeps them says what stands on each page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage a citation can point to: `问6`, and its words."""

    label: str
    lines: tuple[str, ...]


Reader = Callable[[UUID], list[list[Passage]]]

_readers: dict[str, Reader] = {}


def record_reader(kind: str, read: Reader) -> None:
    """Register how the pages of a kind of record are read. The caller of `read` has decided who may."""
    if kind in _readers:
        raise ValueError(f"record read twice: {kind}")
    _readers[kind] = read


def pages_of(kind: str, key: UUID) -> list[list[Passage]]:
    """The pages of a record; none where no room reads that kind."""
    read = _readers.get(kind)
    return read(key) if read else []


def known_readers() -> Mapping[str, Reader]:
    return _readers
