from datetime import date, time
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Batch
from xuncha.preparation.planning.policies import can_change_round

from ._days import check_days


@action
def change_batch(
    *,
    by: Actor,
    batch: UUID,
    begins: date,
    ends: date,
    petition_closes: date | None = None,
    petition_closes_time: time | None = None,
    seen: int | None = None,
) -> Batch:
    """调整批次日期 — Move the days of a batch of a round that is with the office.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    moved = queries.locked_batch(batch, by)
    check_version(moved, seen)
    NotAllowed.unless(can_change_round(by, moved.round))
    check_days(begins, ends, petition_closes)
    before = [moved.begins.isoformat(), moved.ends.isoformat()]
    moved.begins, moved.ends = begins, ends
    moved.petition_closes, moved.petition_closes_time = petition_closes or ends, petition_closes_time
    touch(moved)
    moved.save()
    facts = {"before": before, "begins": begins.isoformat(), "ends": ends.isoformat()}
    record("planning.batch_changed", by=by, about=moved.ref, facts=facts)
    return moved
