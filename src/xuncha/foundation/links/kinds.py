from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.together import Steps, steps_of, stepwise

Describe = Callable[[Actor, Set[UUID]], Mapping[UUID, "Described"]]


@dataclass(frozen=True, slots=True)
class Described:
    """How a thing is shown in a list of neighbours."""

    title: str
    href: str
    number: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    code: str
    label: str | Promise
    describe: Describe


_kinds: dict[str, Kind] = {}


def kind(code: str, label: str | Promise, describe: Describe) -> None:
    """Register a kind of thing. `describe(actor, ids)` returns only those the actor may know."""
    if code in _kinds:
        raise ValueError(f"kind registered twice: {code}")
    _kinds[code] = Kind(code, label, describe)


def known_kinds() -> Mapping[str, Kind]:
    return _kinds


@stepwise
def describe(actor: Actor, refs: Iterable[Ref]) -> Steps[dict[Ref, Described]]:
    """What the actor may know of these things; the rest is not in the answer. Kinds are asked in step."""
    by_kind: dict[str, set[UUID]] = defaultdict(set)
    for ref in refs:
        if ref.kind in _kinds:
            by_kind[ref.kind].add(ref.id)
    answers = yield from steps_of((_kinds[code].describe, (actor, ids)) for code, ids in by_kind.items())
    return {
        Ref(code, key): described
        for code, answer in zip(by_kind, answers, strict=True)
        for key, described in answer.items()
    }
