"""What an entry is, byte for byte: the leaf that the tree is built over and the payload it commits to."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from xuncha.engines.seal import sm3
from xuncha.foundation.terms import Ref
from xuncha.foundation.terms.clock import CHINA

SALT_SIZE = 16
_COMMITMENT = b"xuncha payload 1\x00"


def leaf_bytes(
    sequence: int,
    recorded_at: str,
    actor: str,
    event: str,
    about: str,
    rule_set: str,
    commitment: bytes,
    envelope_digest: bytes,
) -> bytes:
    """The leaf: one line each, first the version of this form.

    The last line is the digest of the sealed payload, so that a change to it is found by who holds no key; the
    commitment before it binds the facts themselves, so that they can be proven to who is shown them.
    """
    return (
        f"xuncha leaf 1\n{sequence}\n{recorded_at}\n{actor}\n{event}\n{about}\n{rule_set}\n"
        f"{commitment.hex()}\n{envelope_digest.hex()}"
    ).encode()


def envelope_digest_in(leaf: bytes) -> bytes:
    """The last line of a leaf: what the sealed payload was, also when it has been disposed of."""
    return bytes.fromhex(leaf.rpartition(b"\n")[2].decode("ascii"))


def stamp(moment: datetime) -> str:
    """A time as leaves hold it: China's time, microseconds; sorts as text."""
    return moment.astimezone(CHINA).isoformat(timespec="microseconds")


def _plain(value: Any) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, UUID | Ref | Decimal | Promise):
        return str(value)
    raise TypeError(f"facts are JSON values, not {type(value).__name__}")


def payload_bytes(facts: dict[str, Any], salt: bytes) -> bytes:
    """Salt and facts as they are sealed. Dates, ids, references and amounts become text."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)
    return salt + text.encode()


def facts_of(payload: bytes) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(payload[SALT_SIZE:])
    return facts


def commitment_to(payload: bytes) -> bytes:
    """Binds the leaf to salt and facts, and says nothing of them once they are disposed of."""
    return sm3.digest(_COMMITMENT + payload)
