from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Proof
from xuncha.followup.rectification.rules.states import ItemState
from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born

from ._states import move_item


@action
def submit_proof(
    *,
    by: Actor,
    measure: UUID,
    note: str,
    stream: BinaryIO | None = None,
    name: str = "",
    on: date | None = None,
) -> Proof:
    """提交整改佐证 — Give proof of a measure: a file, or where the paper lies.

    Raises NotKnown, NotAllowed; BadInput (nothing said what it shows; a file that is empty, encrypted, mislabelled).
    """
    found = queries.measure(measure, by, locked=True)
    NotAllowed.unless(policies.can_work(by, found.item))
    if not note.strip():
        raise BadInput("proof.no_text", _("写明这份佐证说明什么；没有电子件的，写明纸质件在哪里。"))
    scope = inspection_scope(found.item.ledger.inspection_id)
    kept = keep(stream, name=name, scope=scope, by=by) if stream is not None else None
    proof = Proof.objects.create(
        **born(by),
        measure=found,
        on=on or by.clock.today(),
        note=note.strip()[:500],
        file_id=kept.pk if kept else None,
        given_by=by.code,
    )
    if found.item.state in (ItemState.NOT_BEGUN, ItemState.RETURNED, ItemState.NOT_DONE):
        move_item(found.item, ItemState.UNDER_WAY)
    connect(by=by, source=found.ref, target=proof.ref, relation="proof")
    record(
        "rectification.proof_submitted",
        by=by,
        about=found.ref,
        facts={"proof": str(proof.id), "file": str(kept.pk) if kept else None, "on": proof.on.isoformat()},
        rule_set=found.item.ledger.rule_set,
    )
    return proof
