from datetime import date
from uuid import UUID

from xuncha.followup.rectification import queries
from xuncha.followup.rectification.models import Handover, Ledger
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations


@action
def hand_over_ledger(*, by: Actor, ledger: UUID, to: UUID, on: date, reason: str) -> Ledger:
    """移交整改台账 — Hand a body's open list to the body that took it over.

    Called when bodies merge and the successor takes over rectification. The earlier body stays on record.
    Raises NotKnown.
    """
    found = queries.ledger(ledger, by, locked=True)
    taker = organisations.body(to)
    before = found.body_id
    Handover.objects.create(
        **born(by), ledger=found, from_body_id=before, to_body_id=taker.id, on=on, reason=reason[:300]
    )
    found.body_id = taker.id
    touch(found)
    found.save()
    record(
        "rectification.ledger_handed_over",
        by=by,
        about=found.ref,
        facts={"from": str(before), "to": str(taker.id), "on": on.isoformat(), "reason": reason},
        rule_set=found.rule_set,
    )
    return found
