"""The office's master key as people and files carry it: 160 random bits in nine groups of four, the last a check."""

import base64
import os

from xuncha.engines.seal import sm3

SIZE = 20


class BadKey(ValueError):
    """Not an office key, or mistyped."""


def new_master() -> bytes:
    return os.urandom(SIZE)


def _check(master: bytes) -> str:
    return base64.b32encode(sm3.digest(b"xuncha office key" + master))[:4].decode()


def to_text(master: bytes) -> str:
    """`K7QX-…`: eight groups of key, one of check. Letters and digits that are not taken for one another."""
    text = base64.b32encode(master).decode() + _check(master)
    return "-".join(text[i : i + 4] for i in range(0, len(text), 4))


def from_text(text: str) -> bytes:
    """The inverse of `to_text`, forgiving spaces, case and the digits 0 and 1. Raises BadKey."""
    plain = "".join(text.split()).replace("-", "").upper().replace("0", "O").replace("1", "I")
    try:
        master = base64.b32decode(plain[:-4])
    except ValueError:
        raise BadKey("not an office key") from None
    if len(master) != SIZE or _check(master) != plain[-4:]:
        raise BadKey("mistyped: the last group does not fit the rest")
    return master


def fingerprint(master: bytes) -> str:
    """Names a key without giving anything of it away."""
    return sm3.derive(master, "fingerprint").hex()[:16]


def wrapping_key(master: bytes) -> bytes:
    """The SM4 key that data keys are wrapped with."""
    return sm3.derive(master, "wrap")[:16]
