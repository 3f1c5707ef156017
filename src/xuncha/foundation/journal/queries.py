"""Everything that reads the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from xuncha.foundation.keys import store
from xuncha.foundation.terms import Ref

from .events import label_of
from .leaf import facts_of
from .ledger import OPENED_REHEARSAL, payload_context
from .models import Entry, Payload


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as its leaf says it; what was done in detail is `read_payload`'s to say."""

    sequence: int
    at: datetime
    actor: str
    event: str
    label: str
    about: Ref
    rule_set: str


def _line(row: Entry) -> Line:
    return Line(
        row.sequence,
        datetime.fromisoformat(row.recorded_at),
        row.actor,
        row.event,
        label_of(row.event),
        Ref.parse(row.about),
        row.rule_set,
    )


def lines_about(refs: Iterable[Ref], limit: int = 200) -> list[Line]:
    """Entries about these things, newest first. The caller has made sure that the reader may know them."""
    rows = Entry.objects.filter(about__in=[str(ref) for ref in refs]).order_by("-sequence")[:limit]
    return [_line(row) for row in rows]


def read_payload(sequence: int) -> dict[str, Any] | None:
    """The facts of an entry; None where they were disposed of. Raises Locked, and Unopenable where altered."""
    sealed = Payload.objects.get(sequence=sequence)
    if sealed.envelope is None:
        return None
    entry = Entry.objects.get(sequence=sequence)
    return facts_of(
        store.open_sealed(sealed.scope, bytes(sealed.envelope), payload_context(bytes(entry.commitment)))
    )


def is_rehearsal() -> bool:
    """Whether the first entry of this office calls it a rehearsal."""
    return Entry.objects.filter(sequence=1, event=OPENED_REHEARSAL).exists()
