from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Result
from xuncha.foundation.journal.frame import record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born


def write_result(
    row: str, by: Actor, measure: UUID, kinds: list[str], kind: str, on: date | None, note: str, **values: Any
) -> Result:
    """Write one row of what came of a measure, tied to it and to its latest proof."""
    found = queries.measure(measure, by, locked=True)
    NotAllowed.unless(policies.can_record_result(by, found))
    if kind not in kinds:
        raise BadInput("result.unknown_kind", _("没有这一类成果。"))
    made = queries.RESULTS[row].objects.create(
        **born(by),
        measure=found,
        on=on or by.clock.today(),
        note=note.strip()[:500],
        proof=found.proofs.last(),
        told_by=by.code,
        kind_of=kind,
        **values,
    )
    connect(by=by, source=found.ref, target=made.ref, relation="result")
    record(
        "rectification.result_recorded",
        by=by,
        about=found.ref,
        facts={"row": row, "kind": kind, "result": str(made.pk), "on": made.on.isoformat(), **values},
        rule_set=found.item.ledger.rule_set,
    )
    return made
