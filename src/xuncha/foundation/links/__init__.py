"""脉络 — the chain: kinds of thing, edges between things, verbs offered, conditions asked, subscriptions told.

A lower room never knows a higher one; it asks these registries. What a person may not know is left out by
the supplier, so that nothing here needs to know why.
"""

from .conditions import Answer, Missing, ask, condition, known_conditions
from .edges import connect, disconnect, neighbours
from .kinds import Described, describe, kind, known_kinds
from .offers import Offer, offer, offers_for
from .subscriptions import known_subscriptions, on, tell

__all__ = [
    "Answer",
    "Described",
    "Missing",
    "Offer",
    "ask",
    "condition",
    "connect",
    "describe",
    "disconnect",
    "kind",
    "known_conditions",
    "known_kinds",
    "known_subscriptions",
    "neighbours",
    "offer",
    "offers_for",
    "on",
    "tell",
]
