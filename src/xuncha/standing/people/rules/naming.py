"""How names, posts and specialities are kept: NFC, no stray spaces."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 40
_SEPARATORS = re.compile(r"[、，,;；/\s]+")


def tidy(text: str) -> str:
    """NFC, ends trimmed, inner spaces single; `张 伟` written with a filler space becomes `张伟`."""
    words = unicodedata.normalize("NFC", text).replace("\u3000", " ").split()
    out = ""
    for word in words:
        glue = " " if out and out[-1].isascii() and word[0].isascii() else ""
        out += glue + word
    return out


def is_name(text: str) -> bool:
    return 0 < len(text) <= LONGEST_NAME and not any(unicodedata.category(c).startswith("C") for c in text)


def joined_specialities(given: str | Iterable[str]) -> str:
    """`财务,审计` or a list → `财务、审计`, each once, in the order given."""
    parts = _SEPARATORS.split(given) if isinstance(given, str) else [tidy(g) for g in given]
    return "、".join(dict.fromkeys(p for p in parts if p))
