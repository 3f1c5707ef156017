"""How this room's entries are written: under the inspection's key, with its rule set, by number and never by name."""

from typing import Any

from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork.models import (
    Interview,
    MaterialRequest,
    PhoneCheck,
    PracticalProblem,
    Sitting,
    Survey,
    Visit,
)

Thing = Interview | MaterialRequest | Visit | Sitting | PhoneCheck | Survey | PracticalProblem


def say(event: str, by: Actor, about: Thing, **facts: Any) -> None:
    """Record an event about a thing of this room."""
    record(
        event,
        by=by,
        about=about.ref,
        facts={"number": about.number, "inspection": str(about.inspection_id), **facts},
        scope=inspection_scope(about.inspection_id),
        rule_set=about.inspection.rule_set,
    )
