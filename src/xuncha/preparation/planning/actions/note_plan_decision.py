from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.preparation.planning.models import AnnualPlan
from xuncha.preparation.planning.rules.states import PlanState

from ._move import move
from ._submission import note_outcome


@action
def note_plan_decision(*, by: Actor, plan: UUID, outcome: str, on: date, reason: str = "") -> AnnualPlan:
    """批复年度计划 — What the approvers decided on a year's plan: approved, returned with a reason, or withdrawn.

    Called when the approval route ends, by the person who took its last step. Raises NotKnown, WrongState.
    """
    decided = AnnualPlan.objects.select_for_update().filter(id=plan).first()
    if decided is None:
        raise NotKnown("planning.not_known")
    approved = outcome == "approved"
    move(decided, PlanState.APPROVED if approved else PlanState.RETURNED)
    if approved:  # a change that is sent back leaves standing what was approved before
        decided.approved_on, decided.changing_because = on, ""
    decided.returned_because = "" if approved else reason
    decided.save()
    note_outcome(decided.ref, outcome, on, reason)
    event = "planning.plan_approved" if approved else "planning.plan_returned"
    record(
        event, by=by, about=decided.ref, facts={"year": decided.year, "on": on.isoformat(), "reason": reason}
    )
    return decided
