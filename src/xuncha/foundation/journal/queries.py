"""Everything that reads the journal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.keys import store
from xuncha.foundation.terms import Actor, NotKnown, Ref

from . import heads
from .events import label_of
from .leaf import facts_of
from .ledger import OPENED_REHEARSAL, payload_context
from .models import Entry, Payload
from .names import names_of


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as its leaf says it; what was done in detail is `read_payload`'s. `who` is a name where one is known."""

    sequence: int
    at: datetime
    actor: str
    event: str
    label: str
    about: Ref
    rule_set: str
    who: str
    href: str = ""
    thing: str = ""

    @property
    def text(self) -> str:
        """What was done, for a list of lines."""
        return self.label


def _lines(rows: Iterable[Entry]) -> list[Line]:
    found = list(rows)
    names = names_of({row.actor for row in found})
    return [
        Line(
            row.sequence,
            datetime.fromisoformat(row.recorded_at),
            row.actor,
            row.event,
            label_of(row.event),
            Ref.parse(row.about),
            row.rule_set,
            names[row.actor],
        )
        for row in found
    ]


def lines_about(refs: Iterable[Ref], limit: int = 200) -> list[Line]:
    """Entries about these things, newest first. The caller has made sure that the reader may know them."""
    about = [str(ref) for ref in refs]
    return _lines(Entry.objects.filter(about__in=about).order_by("-sequence")[:limit])


def lines(ref: Ref, actor: Actor, limit: int = 100) -> list[Line]:
    """What happened to a thing the actor may know, newest first: time, who, what."""
    return lines_about([ref], limit) if actor.code else []


@dataclass(frozen=True, slots=True)
class Deed:
    """One entry as a deed of whoever acted: about what, which event, under which scope its facts lie."""

    about: Ref
    event: str
    scope: str


def deeds_of(actor: str, day: date) -> list[Deed]:
    """What one person (by code) did on one day of the machine's time, in order. The caller says who may read it."""
    rows = Entry.objects.filter(actor=actor, recorded_at__startswith=day.isoformat()).order_by("sequence")
    found = list(rows.values_list("sequence", "about", "event"))
    scopes = dict(
        Payload.objects.filter(sequence__in=[s for s, _about, _event in found]).values_list(
            "sequence", "scope"
        )
    )
    return [Deed(Ref.parse(about), event, scopes.get(key, "")) for key, about, event in found]


def read_payload(sequence: int) -> dict[str, Any] | None:
    """The facts of an entry; None where they were disposed of. Raises Locked, and Unopenable where altered."""
    sealed = Payload.objects.get(sequence=sequence)
    if sealed.envelope is None:
        return None
    entry = Entry.objects.get(sequence=sequence)
    return facts_of(
        store.open_sealed(sealed.scope, bytes(sealed.envelope), payload_context(bytes(entry.commitment)))
    )


PAGE = 100


def entry(sequence: int) -> Line:
    """One entry. Raises NotKnown."""
    found = _lines(Entry.objects.filter(sequence=sequence))
    if not found:
        raise NotKnown("journal.not_known", _("没有这一条留痕。"))
    return found[0]


def scope_of(sequence: int) -> str:
    """Under which scope's key the facts of an entry lie."""
    return str(Payload.objects.values_list("scope", flat=True).get(sequence=sequence))


def leaf_of(sequence: int) -> str:
    """The entry byte for byte, as the tree was built over it."""
    return bytes(Entry.objects.values_list("leaf", flat=True).get(sequence=sequence)).decode()


def page_before(
    before: int | None = None, *, actor: str = "", event: str = "", about: str = ""
) -> list[Line]:
    """A page of entries older than `before`, newest first; by whom (code), what (event), about which thing."""
    rows = Entry.objects.order_by("-sequence")
    if before is not None:
        rows = rows.filter(sequence__lt=before)
    for field, value in (("actor", actor), ("event", event), ("about", about)):
        if value:
            rows = rows.filter(**{field: value})
    return _lines(rows[:PAGE])


def size() -> int:
    """How many entries there are."""
    return heads.tip()[0]


def is_rehearsal() -> bool:
    """Whether the first entry of this office calls it a rehearsal."""
    return Entry.objects.filter(sequence=1, event=OPENED_REHEARSAL).exists()
