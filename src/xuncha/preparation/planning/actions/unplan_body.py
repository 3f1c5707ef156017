from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import AnnualPlan
from xuncha.preparation.planning.policies import can_change_plan


@action
def unplan_body(*, by: Actor, planned: UUID) -> AnnualPlan:
    """移出年度计划 — Take a body off the list of a plan that is with the office.

    Raises NotKnown, NotAllowed.
    """
    row = queries.planned_body(planned, by)
    plan = queries.locked_plan(row.plan_id, by)
    NotAllowed.unless(can_change_plan(by, plan))
    record("planning.body_unplanned", by=by, about=plan.ref, facts={"body": row.body.number})
    row.delete()
    return plan
