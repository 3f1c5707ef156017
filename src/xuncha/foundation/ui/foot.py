"""The foot line: what rooms say at the bottom of every page (rule set, journal number, last check)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise

from xuncha.foundation.terms import Actor

Said: TypeAlias = tuple[str | Promise, str]


@dataclass(frozen=True, slots=True)
class Part:
    code: str
    say: Callable[[Actor], Said | None]
    order: int
    right: bool


_parts: dict[str, Part] = {}


def foot(code: str, say: Callable[[Actor], Said | None], *, order: int = 50, right: bool = False) -> None:
    """Register a part of the foot line: `say(actor)` gives (text, address or "") or None."""
    _parts[code] = Part(code, say, order, right)


def foot_for(actor: Actor) -> tuple[list[Said], list[Said]]:
    """What stands left and right at the foot, for this person."""
    left: list[Said] = []
    right: list[Said] = []
    for part in sorted(_parts.values(), key=lambda p: (p.order, p.code)):
        said = part.say(actor)
        if said is not None:
            (right if part.right else left).append(said)
    return left, right
