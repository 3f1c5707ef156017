"""What an import would do, row by row, before it does anything: shared by every room that takes spreadsheets."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from .faults import Fault


class Fate(StrEnum):
    """What a row would come to."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    DOUBT = "doubt"


NEW_ONE = "new"
"""The choice that a doubtful row is something new; any other choice is a number already in the register."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what stands, what it would become, as a person reads it."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a doubt: the number (or `NEW_ONE`) and what a person needs to tell them apart."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One row: what it would come to, for which number, what changes, and between what to choose."""

    row: int
    fate: Fate
    title: str
    number: str = ""
    changes: tuple[Change, ...] = ()
    options: tuple[Option, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole file: proposals in row order, faults; it may be carried out when neither faults nor doubts are left."""

    sheet: str
    proposals: tuple[Proposal, ...]
    faults: tuple[Fault, ...]
    letters: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    def of(self, fate: Fate) -> tuple[Proposal, ...]:
        return tuple(p for p in self.proposals if p.fate == fate)

    @property
    def may_run(self) -> bool:
        return bool(self.proposals) and not self.faults and not self.of(Fate.DOUBT)

    @property
    def mark(self) -> str:
        """The same for two plans that would do the same to the same: shown with the plan, compared before doing."""
        told = [asdict(p) for p in self.proposals if p.fate != Fate.SAME]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:32]
