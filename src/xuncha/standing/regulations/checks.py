"""Started with faulty rule data, the office would find out in the middle of the work; so it is said at the start."""

from typing import Any

from django.core.checks import CheckMessage, Error

from xuncha.foundation.links.conditions import known_conditions

from . import queries
from .rules.conditions import unknown_conditions
from .rules.reading import Fault


def rule_faults() -> list[Fault]:
    """Every fault of the rule data, the office's own files included: file, place, what, what to do."""
    faults = list(queries.data_faults())
    supplied = set(known_conditions())
    for rules in queries.rule_sets():
        faults += unknown_conditions(rules, supplied, queries.file_of(rules.code))
    return faults


def rule_data(**_: Any) -> list[CheckMessage]:
    """The faults as errors of Django's checks."""
    return [Error(str(f), hint=None, obj=None, id=f"regulations.{f.code}") for f in rule_faults()]
