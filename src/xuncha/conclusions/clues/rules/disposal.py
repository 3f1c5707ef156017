"""Where a clue may go, and what a receiver's return may say."""

from dataclasses import dataclass

from .content import Found, Level

# Persons managed above the county: their clues go up, nowhere else.
ONLY_UP = frozenset({Level.HIGHER})
# Never to the inspected body, but a minor one about its own staff that triage hands to it.
TO_THE_BODY = frozenset({Level.STAFF, Level.VILLAGE})


def receiver_problems(level: str, receiver: str, receiver_name: str) -> list[Found]:
    """Clues go by who manages the person."""
    found = []
    if not receiver or not receiver_name.strip():
        found.append(Found("disposal.no_receiver", "receiver"))
    elif level in ONLY_UP and receiver != "higher":
        found.append(Found("disposal.only_up", "receiver"))
    elif receiver in {"body", "town"} and level not in TO_THE_BODY:
        found.append(Found("disposal.not_to_the_body", "receiver"))
    return found


@dataclass(frozen=True, slots=True)
class Returned:
    """What a receiver reports of one clue, as it stands by then. `cases`, `persons`: filed (立案); neither follows from the other."""

    checked: bool = False
    cases: int = 0
    persons: int = 0
    closed: bool = False
    text: str = ""


def return_problems(given: Returned) -> list[Found]:
    found = []
    if given.cases < 0 or given.persons < 0:
        found.append(Found("return.negative", "cases"))
    if not (given.checked or given.cases or given.persons or given.closed or given.text.strip()):
        found.append(Found("return.empty", "text"))
    return found
