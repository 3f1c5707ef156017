"""How many clues and raw notes an entry asks for, where they go and what comes back; what is advised to whom. Plain Python."""

from dataclasses import dataclass

from .facts.contradictions import fits
from .facts.entry import Entry

ITEMS, ADVICE = frozenset({"clue_items"}), frozenset({"advice"})
KEYS = frozenset({"clues", "case_rate", "clues_by_receiver"})


@dataclass(frozen=True, slots=True)
class ClueScript:
    """One clue: how many persons, how much money, where it goes ("" where it stays), what the receiver reports."""

    persons: int
    amount_fen: int | None = None
    to: str = ""
    cases: int = 0
    filed_persons: int = 0
    closed: bool = False
    checked: bool = False


def clues_of(entry: Entry) -> tuple[ClueScript, ...]:
    """Those that are transferred first, then those that were found and stayed. Persons as evenly as can be."""
    sent = entry.get("clues.cases", sum(r.get("cases", 0) for r in entry.get("clues_by_receiver", ())))
    found = max(sent, entry.get("clues.found", sent))
    to = _receivers(entry, sent)
    persons = _persons(entry, sent)
    checked = _checked(entry, sent)
    cases = evenly(_filed(entry, sent), sent)
    filed = evenly(entry.get("clues.filed_persons", sum(cases)), sent)
    amount = entry.get("clues.amount")
    amounts = evenly(round(amount * 100), sent) if amount is not None else [None] * sent
    closed = _closed(entry, sent)
    gone = [
        ClueScript(persons[n], amounts[n], to[n], cases[n], filed[n], n < closed, checked[n])
        for n in range(sent)
    ]
    return (*gone, *[ClueScript(1)] * (found - sent))


def _receivers(entry: Entry, sent: int) -> list[str]:
    """Where each goes: as many to each receiver as published apart, the rest to those named, in turn."""
    apart = [line["to"] for line in entry.get("clues_by_receiver", ()) for _ in range(line.get("cases", 0))]
    named = list(entry.get("clues.to", ())) or ["discipline"]
    return (apart + [named[n % len(named)] for n in range(sent)])[:sent]


def _persons(entry: Entry, sent: int) -> list[int]:
    apart = [
        n
        for line in entry.get("clues_by_receiver", ())
        for n in evenly(line.get("persons", line.get("cases", 0)), line.get("cases", 0))
    ]
    rest = entry.get("clues.persons", sent) - sum(apart)
    return apart[:sent] + evenly(max(0, rest), max(0, sent - len(apart)))


def _checked(entry: Entry, sent: int) -> list[bool]:
    apart = [
        n < line.get("checked", 0)
        for line in entry.get("clues_by_receiver", ())
        for n in range(line.get("cases", 0))
    ]
    return (apart + [False] * sent)[:sent]


def _filed(entry: Entry, sent: int) -> int:
    stated = entry.get("clues.filed_cases")
    if stated is not None:
        return int(stated)
    rate = entry.get("case_rate")
    return _whole(rate, sent) if rate is not None else 0


def _closed(entry: Entry, sent: int) -> int:
    stated = entry.get("clues.closed")
    if stated is not None:
        return int(stated)
    rate = entry.get("clues.closed_rate")
    return _whole(rate, sent) if rate is not None else 0


def _whole(rate: str, total: int) -> int:
    """The smallest whole number that gives a rate."""
    return next((n for n in range(total + 1) if fits(rate, n, total)), 0)


def evenly(total: int, parts: int) -> list[int]:
    """A whole over parts, the earlier ones one more where it does not come out even."""
    if not parts:
        return []
    each, more = divmod(total, parts)
    return [each + (n < more) for n in range(parts)]


def advice_of(entry: Entry) -> tuple[str, ...]:
    """The word of the receiver of each advice."""
    return tuple(line["to"] for line in entry.get("advice", ()) for _ in range(line["count"]))
