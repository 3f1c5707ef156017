from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Decision, Ref


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb a higher room offers on a lower thing, decided for this person and this thing."""

    verb: str
    label: str | Promise
    href: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Registered:
    kind: str
    verb: str
    label: str | Promise
    decide: Callable[[Actor, Ref], Decision | None]
    href: Callable[[Ref], str]


_offers: dict[str, list[Registered]] = defaultdict(list)


def offer(
    kind: str,
    verb: str,
    label: str | Promise,
    *,
    decide: Callable[[Actor, Ref], Decision | None],
    href: Callable[[Ref], str],
) -> None:
    """Register a verb on a kind of thing. `decide` returns None where the person may not know of the verb."""
    _offers[kind].append(Registered(kind, verb, label, decide, href))


def offers_for(ref: Ref, actor: Actor) -> list[Offer]:
    """Verbs on this thing for this person, refused ones with their reason."""
    found = []
    for o in _offers[ref.kind]:
        decision = o.decide(actor, ref)
        if decision is not None:
            found.append(Offer(o.verb, o.label, o.href(ref), decision))
    return found


def known_offers() -> dict[str, list[Registered]]:
    return dict(_offers)
