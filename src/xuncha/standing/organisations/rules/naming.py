"""Names of bodies and posts as they are kept: NFC, no stray spaces; and what is wrong with one."""

import unicodedata

LONGEST_NAME = 120


def tidy(text: str) -> str:
    """NFC, single inner spaces, none at the ends or between Chinese characters."""
    words = unicodedata.normalize("NFC", text).replace("\u3000", " ").split()
    out = ""
    for word in words:
        glue = " " if out and (out[-1].isascii() and word[0].isascii()) else ""
        out += glue + word
    return out


def fault_of_name(name: str, longest: int = LONGEST_NAME) -> str:
    """ "" where the name may stand; otherwise `empty`, `long` or `control`."""
    if not name:
        return "empty"
    if len(name) > longest:
        return "long"
    if any(unicodedata.category(c).startswith("C") for c in name):
        return "control"
    return ""
