from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from xuncha.foundation.terms import Actor, Ref

Handler = Callable[[Actor, Ref, Mapping[str, Any]], None]

_handlers: dict[str, list[Handler]] = defaultdict(list)


def on(event: str, handler: Handler) -> None:
    """Call `handler(by, ref, facts)` in the same transaction whenever the event is recorded."""
    _handlers[event].append(handler)


def tell(event: str, by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Tell all who asked, in the order they asked. The journal does this for every entry it takes."""
    for handler in _handlers[event]:
        handler(by, ref, facts)


def known_subscriptions() -> dict[str, list[Handler]]:
    return {event: handlers for event, handlers in _handlers.items() if handlers}
