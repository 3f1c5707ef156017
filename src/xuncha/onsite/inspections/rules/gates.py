"""Whether a gate opens: what its conditions answered, who confirmed what nobody supplies, an exception."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where one condition of a gate stands."""

    MET = "met"
    MISSING = "missing"
    ASKS_A_PERSON = "asks_a_person"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Asked:
    """One condition of the gate; `met` is None where no room supplies it yet and a person must say so."""

    code: str
    met: bool | None
    confirmed: bool = False
    optional: bool = False

    @property
    def standing(self) -> Standing:
        if self.met is None:
            return Standing.CONFIRMED if self.confirmed else Standing.ASKS_A_PERSON
        return Standing.MET if self.met else Standing.MISSING

    @property
    def holds(self) -> bool:
        return self.standing in {Standing.MET, Standing.CONFIRMED}


class Verdict(StrEnum):
    OPEN = "open"
    SHUT = "shut"
    BY_EXCEPTION = "by_exception"
    NEEDS_APPROVER = "needs_approver"
    NO_EXCEPTION_NEEDED = "no_exception_needed"


def lacking(asked: Sequence[Asked]) -> list[str]:
    """Codes of the conditions that keep the gate shut, in the rule set's order."""
    return [a.code for a in asked if not a.holds and not a.optional]


def verdict(asked: Sequence[Asked], exception: str = "", approver: str = "") -> Verdict:
    """A gate opens when all that is asked holds, or by an exception with a reason and the one who approved it."""
    if not lacking(asked):
        return Verdict.NO_EXCEPTION_NEEDED if exception.strip() else Verdict.OPEN
    if not exception.strip():
        return Verdict.SHUT
    return Verdict.BY_EXCEPTION if approver.strip() else Verdict.NEEDS_APPROVER
