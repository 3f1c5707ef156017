from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found: its code, the element or field concerned, and the values its sentence names.

    `refuses` False means that it is said on the page and left to people to weigh. The sentence itself stands
    in `findings.wording`, so that rules stay free of any language.
    """

    code: str
    where: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    refuses: bool = True
