from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.rules.states import PlanState
from xuncha.standing.regulations.queries import in_force

from ._move import move
from ._submission import note_outcome


@action
def note_round_decision(*, by: Actor, round: UUID, outcome: str, on: date, reason: str = "") -> Round:
    """批复轮次 — What the approvers decided on a round (or that it was withdrawn); an approved one is bound to the rule set in force that day.

    Called when the approval route ends, by the person who took its last step. Raises NotKnown, WrongState.
    """
    decided = Round.objects.select_for_update().filter(id=round).first()
    if decided is None:
        raise NotKnown("planning.not_known")
    approved = outcome == "approved"
    move(decided, PlanState.APPROVED if approved else PlanState.RETURNED)
    if approved:  # a change that is sent back leaves standing what was approved before
        decided.rule_set = decided.rule_set or in_force(on).code
        decided.approved_on, decided.changing_because = on, ""
    decided.returned_because = "" if approved else reason
    decided.save()
    note_outcome(decided.ref, outcome, on, reason)
    event = "planning.round_approved" if approved else "planning.round_returned"
    facts = {"code": decided.code, "on": on.isoformat(), "reason": reason}
    record(event, by=by, about=decided.ref, facts=facts, rule_set=decided.rule_set)
    return decided
