"""What this room hears from lower rooms."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from xuncha.foundation.terms import Actor, Ref

from .actions.note_plan_decision import note_plan_decision
from .actions.note_round_decision import note_round_decision


def decided(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """An approval route ended."""
    _note(by, ref, facts["outcome"], date.fromisoformat(facts["on"]), facts.get("reason", ""))


def withdrawn(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Whoever sent it took it back."""
    subject = Ref.parse(facts["subject"])
    _note(by, subject, "withdrawn", date.fromisoformat(facts["on"]), facts.get("reason", ""))


def _note(by: Actor, ref: Ref, outcome: str, on: date, reason: str) -> None:
    if ref.kind == "planning.annualplan":
        note_plan_decision(by=by, plan=ref.id, outcome=outcome, on=on, reason=reason)
    if ref.kind == "planning.round":
        note_round_decision(by=by, round=ref.id, outcome=outcome, on=on, reason=reason)
