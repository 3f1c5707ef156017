"""Codes of what can be journalled, and how each is said to a reader."""

from collections.abc import Mapping

from django.utils.functional import Promise

_events: dict[str, str | Promise] = {}


def event(code: str, label: str | Promise) -> None:
    """Register what an entry may say happened: `room.thing_done` and its words for a reader."""
    if code in _events:
        raise ValueError(f"event registered twice: {code}")
    _events[code] = label


def known_events() -> Mapping[str, str | Promise]:
    return _events


def label_of(code: str) -> str:
    """The words for an event; its code where an older or newer office wrote it."""
    return str(_events.get(code, code))
