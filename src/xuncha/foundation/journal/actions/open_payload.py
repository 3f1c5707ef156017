from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.journal import policies, queries
from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.journal.ledger import entry_ref
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem


@action
def open_payload(*, by: Actor, sequence: int, reason: str) -> dict[str, Any] | None:
    """打开留痕详情 — Open the facts of an entry for a reason, which is itself journalled before.

    None where the facts were disposed of. Raises NotKnown, NotAllowed, Locked, BadInput `open.no_reason`.
    """
    queries.entry(sequence)
    NotAllowed.unless(policies.can_open(by, queries.scope_of(sequence)))
    why = reason.strip()
    if not why:
        raise BadInput(
            "open.no_reason",
            problems=[Problem("open.no_reason", _("没有写理由"), "reason", _("写为什么要看，理由会留痕"))],
        )
    record("journal.payload_opened", by=by, about=entry_ref(sequence), facts={"reason": why})
    return after_entry(lambda: queries.read_payload(sequence))
