from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, WrongState
from xuncha.preparation.teams import labels
from xuncha.preparation.teams.models import PairDecision
from xuncha.preparation.teams.rules.states import Outcome, Waits

from ._move import turn


@action
def reopen_pairs(
    *, by: Actor, pairs: Sequence[UUID], cause: str, on: date | None = None
) -> list[PairDecision]:
    """重开回避审查 — Re-open decisions because a fact changed; what was decided before stays in their history.

    Called by what hears of the change, as the person who changed it. `cause` is a code of this room.
    Raises WrongState where there is nothing to re-open.
    """
    day = on or by.clock.today()
    rows = list(
        PairDecision.objects.select_for_update(of=("self",))
        .select_related("target", "person")
        .filter(id__in=list(pairs))
    )
    if not rows or cause not in labels.CAUSES:
        raise WrongState("pair.nothing_to_reopen")
    for row in rows:
        turn(row, Outcome.PENDING, Waits.EXAMINATION)
        row.reopened_on, row.reopened_because = day, cause
        row.save()
    for row in rows:
        facts = {
            "person": row.person.code,
            "target": str(row.target_id),
            "cause": cause,
            "on": day.isoformat(),
        }
        record("teams.pair_reopened", by=by, about=row.ref, facts=facts, rule_set=row.rule_set)
    return rows
