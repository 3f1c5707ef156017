"""What a letter must say before it goes out, and whom such letters go to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a letter is for."""

    BRIEFING_REQUEST = "briefing_request"
    SECONDMENT = "secondment"
    CLUES = "clues"
    MATTER = "matter"
    ASSISTANCE = "assistance"


class Receiver(StrEnum):
    """What sort of body receives: the words of published figures."""

    DISCIPLINE = "discipline"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    DEPARTMENT = "department"
    JUDICIARY = "judiciary"
    POLITICS_LAW = "politics_law"
    AUDIT = "audit"
    PETITION = "petition"
    TOWN = "town"
    BODY = "body"
    HIGHER = "higher"


# Known only to those who may know clues: own series, own key, no place in the common list.
RESTRICTED = frozenset({Kind.CLUES})
TRANSFERS = frozenset({Kind.CLUES, Kind.MATTER})

# Until when the receiver reports back, counted from the receipt, as the rule set names the period.
RETURN_PERIOD: Mapping[Kind, str] = {Kind.CLUES: "clue_return_report"}

# Which word of published figures a kind of registered body is.
OF_BODY_KIND: Mapping[str, Receiver] = {
    "discipline": Receiver.DISCIPLINE,
    "organisation_dept": Receiver.ORGANISATION,
    "government": Receiver.GOVERNMENT,
    "judiciary": Receiver.JUDICIARY,
    "politics_law": Receiver.POLITICS_LAW,
    "audit": Receiver.AUDIT,
    "petition": Receiver.PETITION,
    "town": Receiver.TOWN,
    "higher": Receiver.HIGHER,
    "body": Receiver.BODY,
}


@dataclass(frozen=True, slots=True)
class Found:
    """One thing the rules found: code, where, and what a sentence about it needs."""

    code: str
    where: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def receiver_of(body_kind: str) -> Receiver:
    """A finance bureau is a department like any other."""
    return OF_BODY_KIND.get(body_kind, Receiver.DEPARTMENT)


def problems(
    *,
    kind: str,
    receiver: str,
    receiver_name: str,
    title: str,
    text: str,
    enclosures: int,
    due_on: date | None,
    today: date,
) -> list[Found]:
    """A letter says to whom, about what, and carries what it transfers; it asks for nothing in the past."""
    found = []
    if kind not in {k.value for k in Kind}:
        found.append(Found("letter.unknown_kind", "kind", {"kind": kind}))
    if receiver not in {r.value for r in Receiver}:
        found.append(Found("letter.unknown_receiver", "receiver", {"receiver": receiver}))
    if not receiver_name.strip():
        found.append(Found("letter.no_receiver", "receiver_name"))
    if not title.strip():
        found.append(Found("letter.no_title", "title"))
    if kind not in TRANSFERS and not text.strip():
        found.append(Found("letter.no_text", "text"))
    if kind in TRANSFERS and not enclosures:
        found.append(Found("letter.nothing_transferred", "enclosures"))
    if due_on is not None and due_on < today:
        found.append(Found("letter.due_in_the_past", "due_on", {"due": due_on}))
    return found


def briefing_problems(*, items: Collection[tuple[str, str]], nothing: bool) -> list[Found]:
    """A briefing says something of a body, or says that there is nothing."""
    if nothing and items:
        return [Found("briefing.nothing_and_items", "nothing")]
    if not nothing and not items:
        return [Found("briefing.empty", "items")]
    return [
        Found("briefing.item_untitled", "items", {"n": n})
        for n, (title, _text) in enumerate(items, 1)
        if not title.strip()
    ]
