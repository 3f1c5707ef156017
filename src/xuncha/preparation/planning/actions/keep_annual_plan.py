from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.contents import plan_content
from xuncha.preparation.planning.models import AnnualPlan
from xuncha.preparation.planning.policies import can_plan

from ._changing import leave_as_it_was


@action
def keep_annual_plan(*, by: Actor, plan: UUID) -> AnnualPlan:
    """撤销计划变更 — Leave a plan that was opened for a change as it was approved.

    Raises NotKnown, NotAllowed, WrongState where nothing was approved or something differs by now.
    """
    kept = queries.locked_plan(plan, by)
    NotAllowed.unless(can_plan(by))
    leave_as_it_was(kept, plan_content(kept, by))
    record("planning.plan_kept", by=by, about=kept.ref, facts={"year": kept.year})
    return kept
