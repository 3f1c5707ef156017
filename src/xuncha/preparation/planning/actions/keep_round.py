from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.contents import round_content
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.policies import can_plan

from ._changing import leave_as_it_was


@action
def keep_round(*, by: Actor, round: UUID) -> Round:
    """撤销轮次变更 — Leave a round that was opened for a change as it was approved.

    Raises NotKnown, NotAllowed, WrongState where nothing was approved or something differs by now.
    """
    kept = queries.locked_round(round, by)
    NotAllowed.unless(can_plan(by))
    leave_as_it_was(kept, round_content(kept, by))
    record("planning.round_kept", by=by, about=kept.ref, facts={"code": kept.code}, rule_set=kept.rule_set)
    return kept
