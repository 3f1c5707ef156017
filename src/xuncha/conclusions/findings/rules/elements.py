from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from .found import Found


class Code(StrEnum):
    """What a matter is made of, in the order of the page (capability E3)."""

    FACT = "fact"
    TIME = "time"
    PLACE = "place"
    RESPONSIBLE = "responsible"
    AMOUNT = "amount"
    EFFECT = "effect"
    RULE = "rule"
    REQUIREMENT = "requirement"


def missing(required: Sequence[str], texts: Mapping[str, str], supported: Collection[str]) -> list[Found]:
    """Required elements that are not written, or are written without anything to rest on."""
    found = []
    for code in required:
        if not texts.get(code, "").strip():
            found.append(Found("workpaper.element_not_written", code))
        elif code not in supported:
            found.append(Found("workpaper.element_not_supported", code))
    return found


def unsupported(required: Sequence[str], texts: Mapping[str, str], supported: Collection[str]) -> list[Found]:
    """Elements that need no support by the rule set, but were written without any: said, not refused."""
    return [
        Found("workpaper.element_rests_on_nothing", code, refuses=False)
        for code, text in texts.items()
        if text.strip() and code not in supported and code not in required
    ]
