"""A large content sealed piece by piece: written in one pass, read from any place, neither ever whole in memory.

    "XC" · format version (1) · key version (2) · piece size (4) · salt (16)
    pieces: ciphertext · tag (16), all of the piece size but the last
    trailer: content address (32) · size (8), sealed · tag (16)

Each content has a key of its own, derived from the scope's secret and the salt, so pieces are simply counted.
The trailer binds the content to its address: a file put in another's place does not open.
"""

import io
import os
import struct
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from . import sm3
from .envelope import KEY_SIZE, Unopenable

MAGIC = b"XC"
VERSION = 1
PIECE = 256 * 1024
TAG = 16

_HEAD = struct.Struct(">2sBHI16s")
_TRAILER = struct.Struct(">32sQ")
_TRAILER_PLACE = (1 << 96) - 1


def _own_key(secret: bytes, salt: bytes) -> bytes:
    return sm3.keyed(secret, b"content\0" + salt)[:KEY_SIZE]


def _seal_piece(key: bytes, head: bytes, place: int, piece: bytes) -> bytes:
    cipher = Cipher(algorithms.SM4(key), modes.GCM(place.to_bytes(12, "big"))).encryptor()
    cipher.authenticate_additional_data(head)
    return cipher.update(piece) + cipher.finalize() + cipher.tag


def _open_piece(key: bytes, head: bytes, place: int, sealed: bytes) -> bytes:
    body, tag = sealed[:-TAG], sealed[-TAG:]
    cipher = Cipher(algorithms.SM4(key), modes.GCM(place.to_bytes(12, "big"), tag)).decryptor()
    cipher.authenticate_additional_data(head)
    try:
        return cipher.update(body) + cipher.finalize()
    except InvalidTag:
        raise Unopenable(f"piece {place} was altered, or belongs to another content") from None


def _pieces(source: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of one size."""
    waiting = bytearray()
    for part in source:
        waiting += part
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    if waiting:
        yield bytes(waiting)


def write(
    out: BinaryIO, source: Iterable[bytes], secret: bytes, key_version: int, address: Callable[[], bytes]
) -> int:
    """Seal all of `source` into `out`; returns its size. `address()` is asked once, after the last piece."""
    salt = os.urandom(16)
    head = _HEAD.pack(MAGIC, VERSION, key_version, PIECE, salt)
    key = _own_key(secret, salt)
    out.write(head)
    size = 0
    for place, piece in enumerate(_pieces(source)):
        out.write(_seal_piece(key, head, place, piece))
        size += len(piece)
    out.write(_seal_piece(key, head, _TRAILER_PLACE, _TRAILER.pack(address(), size)))
    return size


def key_version(sealed: BinaryIO) -> int:
    """Under which version of the scope's key a content lies. Leaves the reading place at the start."""
    sealed.seek(0)
    head = sealed.read(_HEAD.size)
    sealed.seek(0)
    if len(head) != _HEAD.size:
        raise Unopenable("too short")
    magic, version, key, _piece, _salt = _HEAD.unpack(head)
    if magic != MAGIC or version != VERSION:
        raise Unopenable("not a sealed content of a known version")
    return int(key)


class Content(io.RawIOBase):
    """The bytes of a sealed content, read and sought like a file. Raises Unopenable where a piece was altered."""

    def __init__(self, sealed: BinaryIO, secret: bytes, address: bytes) -> None:
        key_version(sealed)
        self._sealed = sealed
        self._head = sealed.read(_HEAD.size)
        *_, self._piece, salt = _HEAD.unpack(self._head)
        self._key = _own_key(secret, salt)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")
        trailer_size = _TRAILER.size + TAG
        if sealed.seek(0, io.SEEK_END) < _HEAD.size + trailer_size:
            raise Unopenable("cut off")
        sealed.seek(-trailer_size, io.SEEK_END)
        trailer = _open_piece(self._key, self._head, _TRAILER_PLACE, sealed.read(trailer_size))
        found, self.size = _TRAILER.unpack(trailer)
        if not sm3.same(found, address):
            raise Unopenable("another content lies at this address")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def _piece_at(self, place: int) -> bytes:
        if self._held[0] != place:
            width = min(self._piece, self.size - place * self._piece) + TAG
            self._sealed.seek(_HEAD.size + place * (self._piece + TAG))
            self._held = (place, _open_piece(self._key, self._head, place, self._sealed.read(width)))
        return self._held[1]

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._at >= self.size:
            return 0
        place, offset = divmod(self._at, self._piece)
        part = self._piece_at(place)[offset : offset + len(buffer)]
        buffer[: len(part)] = part
        self._at += len(part)
        return len(part)

    def close(self) -> None:
        if not self.closed:
            self._sealed.close()
        super().close()
