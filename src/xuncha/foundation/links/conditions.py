from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Ref, Role


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that keeps a gate shut: what, who can supply it, by when, where to do it."""

    what: str | Promise
    who: str | Promise = ""
    due: date | None = None
    href: str = ""
    button: str | Promise = ""
    detail: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A condition's answer for one thing: met, or what is missing."""

    missing: tuple[Missing, ...] = ()

    @property
    def met(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Condition:
    code: str
    label: str | Promise
    subject: str
    audience: frozenset[Role]
    supply: Callable[[Ref, Actor], Answer]


_conditions: dict[str, Condition] = {}


def condition(
    code: str,
    label: str | Promise,
    *,
    subject: str,
    audience: frozenset[Role],
    supply: Callable[[Ref, Actor], Answer],
) -> None:
    """Register a named fact about things of kind `subject`. Exactly one room supplies each.

    For persons outside the audience the condition does not exist: no name, no count.
    """
    if code in _conditions:
        raise ValueError(f"condition supplied twice: {code}")
    _conditions[code] = Condition(code, label, subject, audience, supply)


def known_conditions() -> Mapping[str, Condition]:
    return _conditions


def ask(code: str, ref: Ref, actor: Actor) -> Answer | None:
    """The answer, or None where no room supplies this condition yet: then a person must say so."""
    found = _conditions.get(code)
    return None if found is None else found.supply(ref, actor)
