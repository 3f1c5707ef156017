"""A sealed value: SM4-GCM (GB/T 32907) in a versioned envelope bound to its context.

    "XE" · format version (1) · key version (2, big-endian) · nonce (12) · ciphertext · tag (16)

The five bytes before the nonce and the caller's context are authenticated with the content: a value moved to
another row, scope or key version does not open.
"""

import os
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

MAGIC = b"XE"
VERSION = 1
KEY_SIZE = 16
OVERHEAD = 5 + 12 + 16

_HEAD = struct.Struct(">2sBH")


class Unopenable(ValueError):
    """Not an envelope, another key, another context, or altered: which of them cannot be told."""


def seal(key: bytes, data: bytes, context: bytes, key_version: int = 1) -> bytes:
    """Seal `data` under a 16-byte key. The same data sealed twice gives different envelopes."""
    head = _HEAD.pack(MAGIC, VERSION, key_version)
    nonce = os.urandom(12)
    cipher = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    cipher.authenticate_additional_data(head + context)
    body = cipher.update(data) + cipher.finalize()
    return head + nonce + body + cipher.tag


def key_version(envelope: bytes) -> int:
    """Under which version of its scope's key an envelope lies. Raises Unopenable on anything else."""
    if len(envelope) < OVERHEAD:
        raise Unopenable("too short")
    magic, version, key = _HEAD.unpack_from(envelope)
    if magic != MAGIC or version != VERSION:
        raise Unopenable("not an envelope of a known version")
    return int(key)


def open_envelope(key: bytes, envelope: bytes, context: bytes) -> bytes:
    """The content, if key and context are those it was sealed with and nothing was altered."""
    key_version(envelope)
    head, nonce, body, tag = envelope[:5], envelope[5:17], envelope[17:-16], envelope[-16:]
    cipher = Cipher(algorithms.SM4(key), modes.GCM(nonce, tag)).decryptor()
    cipher.authenticate_additional_data(head + context)
    try:
        return cipher.update(body) + cipher.finalize()
    except InvalidTag:
        raise Unopenable("does not open with this key and context") from None
