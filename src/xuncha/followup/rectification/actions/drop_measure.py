from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Measure
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, touch


@action
def drop_measure(*, by: Actor, measure: UUID, reason: str) -> Measure:
    """撤下整改措施 — Take a measure out of a plan that is still with the body; it stays on record with the reason.

    Raises NotKnown, NotAllowed, BadInput (no reason).
    """
    found = queries.measure(measure, by, locked=True)
    NotAllowed.unless(policies.can_plan(by, found.item.ledger))
    if not reason.strip():
        raise BadInput("measure.no_reason", _("写明为什么撤下。"))
    found.dropped_because = reason.strip()[:300]
    touch(found)
    found.save()
    record(
        "rectification.measure_dropped",
        by=by,
        about=found.ref,
        facts={"reason": reason},
        rule_set=found.item.ledger.rule_set,
    )
    return found
