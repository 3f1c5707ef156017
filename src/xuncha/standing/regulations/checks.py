"""Started with faulty rule data, the office would find out in the middle of the work; so it is said at the start."""

from typing import Any

from django.core.checks import CheckMessage, Error

from xuncha.foundation.links.conditions import known_conditions

from . import queries
from .rules.conditions import unknown_conditions


def rule_data(**_: Any) -> list[CheckMessage]:
    """Every fault of the rule data as an error of Django's checks: file, place, what, what to do."""
    faults = list(queries.data_faults())
    supplied = set(known_conditions())
    for rules in queries.rule_sets():
        faults += unknown_conditions(rules, supplied, queries.file_of(rules.code))
    return [Error(str(f), hint=None, obj=None, id=f"regulations.{f.code}") for f in faults]
