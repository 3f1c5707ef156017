"""约定 — the dozen types every room speaks. No tables, no decisions, no odds and ends."""

from .actor import Actor, Grant
from .clock import Clock, MovedClock, SystemClock
from .decision import Decision, Problem, no, yes
from .ids import new_id
from .record import Record, born
from .ref import Ref
from .refusals import BadInput, Locked, NotAllowed, NotKnown, Refusal, Stale, WrongState
from .roles import OFFICE, TEAM, Role
from .version import check_version, touch

__all__ = [
    "OFFICE",
    "TEAM",
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
    "Record",
    "Ref",
    "Refusal",
    "Role",
    "Stale",
    "SystemClock",
    "WrongState",
    "born",
    "check_version",
    "new_id",
    "no",
    "touch",
    "yes",
]
