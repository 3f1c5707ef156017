from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.policies import can_plan

from ._changing import open_change


@action
def change_round(*, by: Actor, round: UUID, reason: str, seen: int | None = None) -> Round:
    """变更轮次 — Open an approved round for a change, with the reason; the approved version stands until a new one is.

    Inspections under way go on. Raises NotKnown, NotAllowed, Stale, WrongState where it is not approved, BadInput.
    """
    changed = queries.locked_round(round, by)
    check_version(changed, seen)
    NotAllowed.unless(can_plan(by))
    open_change(changed, reason)
    facts = {"code": changed.code, "reason": changed.changing_because}
    record("planning.round_change_opened", by=by, about=changed.ref, facts=facts, rule_set=changed.rule_set)
    return changed
