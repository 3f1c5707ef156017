from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import AnnualPlan
from xuncha.preparation.planning.policies import can_plan

from ._changing import open_change


@action
def change_annual_plan(*, by: Actor, plan: UUID, reason: str, seen: int | None = None) -> AnnualPlan:
    """变更年度计划 — Open an approved plan for a change, with the reason; the approved version stands until a new one is.

    Raises NotKnown, NotAllowed, Stale, WrongState where it is not approved, BadInput.
    """
    changed = queries.locked_plan(plan, by)
    check_version(changed, seen)
    NotAllowed.unless(can_plan(by))
    open_change(changed, reason)
    facts = {"year": changed.year, "reason": changed.changing_because}
    record("planning.plan_change_opened", by=by, about=changed.ref, facts=facts)
    return changed
