"""`journal_says("findings.workpaper_signed", about=paper.ref)`: the newest such entry, with its facts opened."""

from dataclasses import dataclass
from typing import Any

from xuncha.foundation.journal.models import Entry
from xuncha.foundation.journal.queries import read_payload
from xuncha.foundation.terms import Ref


@dataclass(frozen=True)
class Said:
    """An entry as a test reads it."""

    sequence: int
    event: str
    actor: str
    about: Ref
    rule_set: str
    facts: dict[str, Any] | None


def journal_says(event: str, about: Ref | None = None, by: Any = None) -> Said:
    """Assert that the journal has such an entry, and return the newest."""
    rows = Entry.objects.filter(event=event)
    if about is not None:
        rows = rows.filter(about=str(about))
    if by is not None:
        rows = rows.filter(actor=by.code)
    newest = rows.order_by("-sequence").first()
    assert newest is not None, (
        f"the journal has no {event} about {about}; its last entries: "
        f"{list(Entry.objects.order_by('-sequence').values_list('event', 'about', 'actor')[:8])}"
    )
    return Said(
        newest.sequence,
        newest.event,
        newest.actor,
        Ref.parse(newest.about),
        newest.rule_set,
        read_payload(newest.sequence),
    )


def journal_is_silent_about(event: str, about: Ref | None = None) -> None:
    """Assert that no such entry was written."""
    rows = Entry.objects.filter(event=event)
    assert not (rows if about is None else rows.filter(about=str(about))).exists(), (
        f"the journal says {event}"
    )
