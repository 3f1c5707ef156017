"""A folder sealed to somebody else's key, to be carried on a medium: who finds it learns how large it is.

A plain ZIP with three members: `说明.txt`, how to open it; `key`, the content's key sealed to the receiver (SM2);
`content`, a ZIP of the folder, sealed piece by piece (SM4-GCM) and bound to `key`.

A key file is one line of hex: 64 digits the private half, 130 digits the public one.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from . import chunks, sm2, sm3
from .envelope import KEY_SIZE, Unopenable

HOW = "用 xuncha parcel open 本文件 --key 私钥文件 --into 文件夹 打开。\nOpen with: xuncha parcel open FILE --key KEY --into DIR\n"
PART = 256 * 1024
A_DAY = (2000, 1, 1, 0, 0, 0)  # when it was made is said inside, or nowhere


@dataclass(frozen=True, slots=True)
class Member:
    """One file of the folder. `parts` gives its bytes; asked once."""

    name: str
    parts: Callable[[], Iterator[bytes]]


def fingerprint(public: bytes) -> str:
    """What two people compare on the telephone: 32 digits in groups of four."""
    digits = sm3.digest(b"xuncha receiver\0" + public).hex()[:32]
    return " ".join(digits[n : n + 4] for n in range(0, 32, 4))


def read_public(text: str) -> bytes:
    """A public key as its owner wrote it down. Raises ValueError."""
    public = bytes.fromhex("".join(text.split()))
    sm2.encrypt(public, b"")  # refuses what is no point of the curve
    return public


def write(out: IO[bytes], members: list[Member], to: bytes, scratch: IO[bytes]) -> None:
    """Seal the members to a public key. `scratch` holds the folder in clear meanwhile."""
    with ZipFile(scratch, "w", ZIP_STORED) as folder:
        for member in members:
            with folder.open(ZipInfo(member.name, A_DAY), "w", force_zip64=True) as place:
                for part in member.parts():
                    place.write(part)
    scratch.seek(0)
    secret = os.urandom(KEY_SIZE)
    wrapped = sm2.encrypt(to, secret)
    with ZipFile(out, "w", ZIP_STORED) as box:
        box.writestr(ZipInfo("说明.txt", A_DAY), HOW)
        box.writestr(ZipInfo("key", A_DAY), wrapped)
        with box.open(ZipInfo("content", A_DAY), "w", force_zip64=True) as place:
            chunks.write(cast(Any, place), _parts(scratch), secret, 1, lambda: sm3.digest(wrapped))


def _parts(stream: IO[bytes]) -> Iterator[bytes]:
    while part := stream.read(PART):
        yield part


def members(sealed: IO[bytes], private: bytes) -> Iterator[tuple[str, IO[bytes]]]:
    """Names and bytes of what is inside, in order. Raises Unopenable: another key, altered, or no parcel."""
    try:
        with ZipFile(sealed) as box:
            wrapped = box.read("key")
            secret = sm2.decrypt(private, wrapped)
            with box.open("content") as content:
                opened = chunks.Content(cast(Any, content), secret, sm3.digest(wrapped))
                with ZipFile(cast(Any, opened)) as folder:
                    for name in folder.namelist():
                        with folder.open(name) as stream:
                            yield name, stream
    except (KeyError, BadZipFile) as wrong:
        raise Unopenable("no parcel, or cut off") from wrong
    except ValueError as wrong:
        raise Unopenable(str(wrong)) from wrong


def inside(name: str) -> PurePosixPath:
    """The name of a member as a path below the folder it is written into. Raises Unopenable where it leads out."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise Unopenable(f"a name that leads out: {name}")
    return path
