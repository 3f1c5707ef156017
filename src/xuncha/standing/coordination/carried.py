"""What a room above puts into a letter."""

from dataclasses import dataclass

from xuncha.foundation.terms import Ref


@dataclass(frozen=True, slots=True)
class Carried:
    """A thing that goes with a letter, and how it is named there; sealed where the letter is restricted."""

    thing: Ref
    summary: str
