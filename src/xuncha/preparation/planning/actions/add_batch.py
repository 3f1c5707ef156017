from datetime import date, time
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Batch
from xuncha.preparation.planning.policies import can_change_round

from ._days import check_days


@action
def add_batch(
    *,
    by: Actor,
    round: UUID,
    begins: date,
    ends: date,
    petition_closes: date | None = None,
    petition_closes_time: time | None = None,
) -> Batch:
    """增加批次 — Add a batch to a round that is with the office: entry, leaving, end of taking petitions.

    Without a time the closing day is open to its end. Raises NotKnown, NotAllowed, BadInput for days that run backwards.
    """
    within = queries.locked_round(round, by)
    NotAllowed.unless(can_change_round(by, within))
    check_days(begins, ends, petition_closes)
    batch = Batch.objects.create(
        **born(by),
        round=within,
        number=within.batches.count() + 1,
        begins=begins,
        ends=ends,
        petition_closes=petition_closes or ends,
        petition_closes_time=petition_closes_time,
    )
    connect(by=by, source=within.ref, target=batch.ref, relation="batch")
    facts = {
        "round": within.code,
        "number": batch.number,
        "begins": begins.isoformat(),
        "ends": ends.isoformat(),
    }
    record("planning.batch_added", by=by, about=batch.ref, facts=facts)
    return batch
