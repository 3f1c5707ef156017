"""Keep and read files. Bytes lie sealed under their key scope, once, at an address that only its key can compute.

Order of writing: the bytes are written aside, flushed and renamed before any row speaks of them; what a crash
leaves behind is an orphan no row points at, swept later.
"""

import errno
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO
from unicodedata import normalize
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from xuncha.engines.seal import chunks, sm3
from xuncha.foundation.keys import store as keys
from xuncha.foundation.terms import Actor, BadInput, NotKnown, Problem, new_id
from xuncha.foundation.terms.record import born

from .models import File
from .sniff import examine

PART = 256 * 1024
MAX_SIZE = 200 * 1024 * 1024


def max_size() -> int:
    """The largest file taken, in bytes; an office may set another (`XUNCHA_MAX_FILE`)."""
    return int(os.environ.get("XUNCHA_MAX_FILE") or MAX_SIZE)


def place_of(address: str) -> Path:
    """Where the sealed bytes of an address lie."""
    folder: Path = settings.HOME.files
    return folder / address[:2] / address[2:4] / address


def keep(stream: BinaryIO, *, name: str, scope: str, by: Actor) -> File:
    """Store a file under a key scope; the same bytes in one scope are stored once.

    Raises BadInput where it is empty, too large, encrypted, or not what its name says; where the disk is full.
    """
    shown = clean_name(name)
    found = examine(stream, shown, max_size())
    stream.seek(0)
    address, plain, size = _write(stream, scope)
    row = File(
        **born(by),
        id=new_id(),
        name=shown,
        media_type=found.media_type,
        size=size,
        pages=found.pages,
        scope=scope,
        address=address,
    )
    row.sealed_sm3 = keys.seal(scope, plain, _sm3_context(row.id))
    row.save(force_insert=True)
    return row


def clean_name(name: str) -> str:
    """A file's name without path or control characters, at most 200 characters, its ending kept."""
    last = normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    shown = "".join(c for c in last if c.isprintable()).strip() or _("未命名")
    stem, dot, ending = shown.rpartition(".")
    return shown if len(shown) <= 200 else f"{stem[: 199 - len(ending)]}{dot}{ending[:20]}"


def telling_nothing(stem: str, given: str) -> str:
    """Another name for a file whose own may name somebody: `stem` with the ending of the given name, if it has one.

    A row of files lies open in the database whatever key its bytes lie under.
    """
    ending = re.search(r"\.[A-Za-z0-9]{1,5}$", given)
    return f"{stem}{ending.group(0).lower() if ending else ''}"


def _write(stream: BinaryIO, scope: str) -> tuple[str, bytes, int]:
    """Seal, flush, rename. Returns address, plain SM3 and size; leaves nothing where it fails."""
    version, secret = keys.file_key(scope)
    keyed, plain = sm3.Running(keys.address_key(scope)), sm3.Running()
    found: list[bytes] = []

    def parts() -> Iterator[bytes]:
        while part := stream.read(PART):
            keyed.update(part)
            plain.update(part)
            yield part

    def address() -> bytes:
        found.append(keyed.finish())
        return found[0]

    folder: Path = settings.HOME.incoming
    aside = folder / f"{new_id()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with aside.open("xb") as out:
            size = chunks.write(out, parts(), secret, version, address)
            out.flush()
            os.fsync(out.fileno())
        _settle(aside, place_of(found[0].hex()))
    except OSError as wrong:
        raise disk_refusal(wrong) from wrong
    finally:
        aside.unlink(missing_ok=True)
    return found[0].hex(), plain.finish(), size


def _settle(aside: Path, place: Path) -> None:
    """Give the written bytes their address. Bytes already there are left, and made young for the sweeper."""
    if place.exists():
        os.utime(place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    aside.replace(place)
    _flush_folder(place.parent)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def scratch(in_memory: int) -> Iterator[IO[bytes]]:
    """A place to compose a file before it is kept: in memory, and beyond that on the office's own volume, without a name.

    Raises BadInput where the disk is full.
    """
    folder: Path = settings.HOME.incoming
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with SpooledTemporaryFile(in_memory, dir=str(folder)) as place:
            yield place
    except OSError as wrong:
        raise disk_refusal(wrong) from wrong


def disk_refusal(wrong: OSError) -> BadInput:
    """What a writer says whose disk is full or broken."""
    full = wrong.errno in (errno.ENOSPC, errno.EDQUOT)
    code = "files.disk_full" if full else "files.disk_error"
    words = (
        _("磁盘已满，文件没有保存，其他内容也没有改动。请系统管理员腾出空间后再传一次。")
        if full
        else _("磁盘写入出错，文件没有保存，其他内容也没有改动。请系统管理员检查磁盘。")
    )
    return BadInput(code, words, problems=[Problem(code, words)])


def _sm3_context(file: UUID) -> bytes:
    return b"file sm3\0" + file.bytes


def file(file_id: UUID) -> File:
    """The row of a file. Whether its reader may see it is for the room that refers to it. Raises NotKnown."""
    found: File | None = File.objects.filter(id=file_id).first()
    if found is None:
        raise NotKnown("file.not_known", _("没有这个文件。"))
    return found


def read(file_id: UUID) -> BinaryIO:
    """The bytes, opened for reading from any place. Raises NotKnown, Locked; Unopenable where altered."""
    row = file(file_id)
    try:
        sealed = place_of(row.address).open("rb")
    except FileNotFoundError:
        raise NotKnown("file.bytes_missing", _("文件的内容不在磁盘上，请系统管理员从备份恢复。")) from None
    _version, secret = keys.file_key(row.scope, chunks.key_version(sealed))
    return io.BufferedReader(chunks.Content(sealed, secret, bytes.fromhex(row.address)), PART)


def sm3_of(file_id: UUID) -> str:
    """The plain SM3 of a file, in hex, as a custody record states it. Raises NotKnown, Locked."""
    row = file(file_id)
    return keys.open_sealed(row.scope, bytes(row.sealed_sm3), _sm3_context(row.id)).hex()
