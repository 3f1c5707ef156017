"""来信来访人 — who speaks, as given; written to the vault and nowhere else."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

MOST_PEOPLE = 200
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Petitioner:
    """One person, in words as told. All of it is sealed."""

    name: str = ""
    contact: str = ""
    address: str = ""
    identity: str = ""

    @property
    def empty(self) -> bool:
        return not any(v.strip() for v in asdict(self).values())

    @property
    def named(self) -> bool:
        """A real name and a way to answer."""
        return bool(self.name.strip() and (self.contact.strip() or self.address.strip()))


def given(people: Sequence[Petitioner]) -> list[Petitioner]:
    """Those of whom anything is known."""
    return [p for p in people if not p.empty]


def as_values(people: Sequence[Petitioner]) -> dict[str, Any]:
    """As the vault keeps them; the first speaks for all."""
    return {"people": [{k: v.strip() for k, v in asdict(p).items() if v.strip()} for p in given(people)]}


def heads(people: Sequence[Petitioner], stated: int) -> int:
    """How many petition together: those named, or more where more is said; one at least."""
    return max(len(given(people)), stated, 1)
