"""Passwords: what is asked of one, and how one for a single use is made up."""

SHORTEST = 10
FAILURES_BEFORE_LOCK = 5
LOCKED_MINUTES = 15
# Letters and digits that nobody mistakes for another on a printed slip.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def faults_of(word: str, *, username: str, name: str) -> list[str]:
    """Codes of what is wrong: `short`, `all_alike` (one sort of character only), `has_name`."""
    faults = []
    if len(word) < SHORTEST:
        faults.append("short")
    sorts = {_sort(c) for c in word}
    if len(sorts) < 2 or len(set(word)) < 5:
        faults.append("all_alike")
    low = word.lower()
    if any(own and len(own) > 1 and own.lower() in low for own in (username, name)):
        faults.append("has_name")
    return faults


def _sort(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "upper" if character.isupper() else "letter"
    return "sign"


def grouped(characters: str) -> str:
    """Twelve characters as they are printed: `k7qm-2vxa-9hde`."""
    return "-".join(characters[i : i + 4] for i in range(0, len(characters), 4))
