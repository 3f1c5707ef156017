"""How this room speaks in the journal: under the petitions' own key, people by code, nobody by name."""

from typing import Any

from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor
from xuncha.onsite.petitions.models import Petition


def say(event: str, by: Actor, about: Petition, **facts: Any) -> None:
    """Record an event about a petition."""
    record(
        event,
        by=by,
        about=about.ref,
        facts={"number": about.number, **facts},
        scope=PETITIONS_SCOPE,
        rule_set=about.rule_set,
    )
