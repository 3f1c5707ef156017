"""What an entry takes for granted: earlier rounds that are in no figure of its own. Plain Python."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from .aims import aims_of
from .facts.entry import Entry

BEFORE = timedelta(days=640)


def earlier_of(entry: Entry, parts: Sequence[Entry], begins: date) -> Entry | None:
    """A finished round of the bodies that are looked back at, with the clues whose returns come in later; None where
    the entry needs neither."""
    back = [aim for part in parts for aim in aims_of(part) if aim.inspection == "lookback"]
    settled = sum(part.get("clues.settled_of_earlier_rounds", 0) for part in parts)
    if not back and not settled:
        return None
    kinds = Counter(aim.body for aim in back) or Counter({"department": 1})
    bodies = sum(kinds.values())
    first = begins - BEFORE
    facts = {
        "begins": first,
        "ends": first + timedelta(days=40),
        "targets": [{"body": body, "count": n} for body, n in kinds.items()],
        "teams": max(1, (bodies + 3) // 4),
        "interviews": bodies,
        "findings": max(bodies, settled),
        "petitions": {"total": 0},
        "rectification": {"done": max(bodies, settled)},
    }
    if settled:
        facts["clues"] = {"cases": settled, "to": ["discipline"]}
    return Entry("round", f"{entry.id}-before", facts)
