"""约定 — the dozen types every room speaks. No tables, no decisions, no odds and ends.

`terms.record` (base of every table, `born`) is imported by its own name: Django wants models after the rooms.
"""

from .actor import Actor, Grant
from .clock import Clock, MovedClock, SystemClock
from .decision import Decision, Problem, no, yes
from .ids import new_id
from .once import once
from .ref import Ref
from .refusals import BadInput, Locked, NotAllowed, NotKnown, Refusal, Stale, WrongState
from .roles import OFFICE, TEAM, WORK, Role
from .version import check_version, touch

__all__ = [
    "OFFICE",
    "TEAM",
    "WORK",
    "Actor",
    "BadInput",
    "Clock",
    "Decision",
    "Grant",
    "Locked",
    "MovedClock",
    "NotAllowed",
    "NotKnown",
    "Problem",
    "Ref",
    "Refusal",
    "Role",
    "Stale",
    "SystemClock",
    "WrongState",
    "check_version",
    "new_id",
    "no",
    "once",
    "touch",
    "yes",
]
