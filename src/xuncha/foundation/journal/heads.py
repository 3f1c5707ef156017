"""Signed heads of the journal, written outside the database: what it was by then cannot be unsaid.

In the folder of heads (`XUNCHA_HEADS`, best on another disk) an office has two files that only ever grow:
`<office>.heads`, one signed JSON line per head, and `<office>.leaves`, the leaf hashes that the heads are over, so
that the first altered entry can be named and not only that something was altered.

No head is signed that does not continue the one before it.
"""

import atexit
import contextlib
import fcntl
import json
import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import DatabaseError, connection

from xuncha.engines.seal import sm2, sm3
from xuncha.engines.seal.merkle import Frontier, leaf_hash
from xuncha.foundation.keys import signing
from xuncha.foundation.terms import Locked, SystemClock

FORM = "xuncha head 1"
BATCH = 4096

log = logging.getLogger("xuncha.journal")


class Discontinued(Exception):
    """The journal in the database does not continue its newest head: it was altered. Nothing was signed."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the journal of an office was at a moment: so many entries, this root; signed over all that is here."""

    office: str
    origin: str
    size: int
    root: str
    frontier: str
    at: str
    previous: str
    signed_by: str
    signature: str = ""
    signer_id: str = sm2.SIGNER_ID
    form: str = FORM

    def signed_text(self) -> bytes:
        said = {name: value for name, value in asdict(self).items() if name != "signature"}
        return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def line(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode() + b"\n"

    def is_signed(self) -> bool:
        """Whether the signature is that of the key the head names."""
        try:
            return sm2.verify(
                bytes.fromhex(self.signed_by), self.signed_text(), bytes.fromhex(self.signature)
            )
        except ValueError:
            return False

    def tree(self) -> Frontier:
        return Frontier.from_bytes(self.size, bytes.fromhex(self.frontier))


def head_of(line: bytes) -> Head | None:
    """A line of a heads file; None where it is not one."""
    try:
        said: dict[str, Any] = json.loads(line)
        head = Head(**said)
    except (ValueError, TypeError):
        return None
    return head if head.form == FORM and isinstance(head.size, int) else None


def folder() -> Path:
    place: Path = settings.HOME.heads
    return place


def heads_file(office: str) -> Path:
    return folder() / f"{office}.heads"


def leaves_file(office: str) -> Path:
    return folder() / f"{office}.leaves"


def office_id() -> str | None:
    """The office's id, from the reference of its first entry; None where nothing was ever written."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT about FROM journal_entry WHERE sequence = 1")
        row = cursor.fetchone()
    return str(row[0]).partition(":")[2] if row else None


def read_lines(office: str) -> list[bytes]:
    """The lines of the heads file; a last line that a crash cut off is left out."""
    try:
        text = heads_file(office).read_bytes()
    except FileNotFoundError:
        return []
    return text.splitlines(keepends=True) if text.endswith(b"\n") else text.splitlines(keepends=True)[:-1]


def newest(office: str) -> Head | None:
    """The newest readable head."""
    found = (head_of(line) for line in reversed(read_lines(office)))
    return next((head for head in found if head is not None), None)


def write_head() -> Head | None:
    """Sign and write what the journal is now; None where there is nothing new. Call outside a transaction.

    Raises Discontinued, Locked, OSError (the place of heads is full or gone).
    """
    office = office_id()
    if office is None:
        return None
    folder().mkdir(parents=True, exist_ok=True)
    with _alone(office):
        last = newest(office)
        size, frontier = tip()
        if last is not None and last.size == size:
            return None
        if last is not None and last.size > size:
            raise Discontinued(f"the newest head counts {last.size} entries, the journal {size}")
        return _write(office, last, size, frontier)


def _write(office: str, last: Head | None, size: int, frontier: bytes) -> Head:
    with leaves_file(office).open("a+b") as out:
        tree = _continue_leaves(out, last, size)
        if tree.to_bytes() != frontier:
            raise Discontinued("the entries do not give the tree that the tip says")
        out.flush()
        os.fsync(out.fileno())
    lines = read_lines(office)
    unsigned = Head(
        office=office,
        origin=settings.ORIGIN,
        size=size,
        root=tree.root().hex(),
        frontier=frontier.hex(),
        at=SystemClock().now().isoformat(timespec="seconds"),
        previous=sm3.digest(lines[-1]).hex() if lines else "",
        signed_by=signing.public_key(signing.HEADS),
    )
    _public, signature = signing.sign(signing.HEADS, unsigned.signed_text())
    head = Head(**{**asdict(unsigned), "signature": signature})
    with heads_file(office).open("ab") as out:
        out.truncate(sum(map(len, lines)))  # a line that a crash cut off
        out.write(head.line())
        out.flush()
        os.fsync(out.fileno())
    return head


def _continue_leaves(out: BinaryIO, last: Head | None, size: int) -> Frontier:
    """Bring the file of leaf hashes up to the journal; returns the tree over it all."""
    known = last.size if last is not None else 0
    there = os.fstat(out.fileno()).st_size // sm3.SIZE
    out.truncate(min(there, known) * sm3.SIZE)  # what a crash left before its head was written
    if there >= known:
        tree = last.tree() if last is not None else Frontier()
    else:  # the file was lost or cut: made again, and the head that it must give is asked of it
        tree = _tree_of(out, there)
        _append_from(out, tree, known)
        if last is not None and tree.root().hex() != last.root:
            raise Discontinued("the entries do not give the newest head")
    _append_from(out, tree, size)
    return tree


def _tree_of(out: BinaryIO, count: int) -> Frontier:
    tree = Frontier()
    out.seek(0)
    for _ in range(count):
        tree.append(out.read(sm3.SIZE))
    return tree


def _append_from(out: BinaryIO, tree: Frontier, size: int) -> None:
    while tree.size < size:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sequence, leaf FROM journal_entry WHERE sequence > %s AND sequence <= %s ORDER BY sequence",
                [tree.size, min(size, tree.size + BATCH)],
            )
            rows = cursor.fetchall()
        if not rows:
            raise Discontinued(f"entry {tree.size + 1} is missing")
        for sequence, leaf in rows:
            if sequence != tree.size + 1:
                raise Discontinued(f"entry {tree.size + 1} is missing")
            hashed = leaf_hash(bytes(leaf))
            tree.append(hashed)
            out.write(hashed)


def tip() -> tuple[int, bytes]:
    """How many entries there are, and the frontier of their tree, as the database says."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT size, frontier FROM journal_tip WHERE id = 1")
        row = cursor.fetchone()
    return (row[0], bytes(row[1])) if row else (0, b"")


@contextlib.contextmanager
def _alone(office: str) -> Iterator[None]:
    """One writer at a time, among all processes of the office."""
    with (folder() / f"{office}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


# --- in the running server: soon after a commit, never inside a request --------------------------------------------

_waiting: threading.Timer | None = None
_guard = threading.Lock()
_trouble: str = ""


def every() -> float:
    """Seconds between a commit and its head at most (`XUNCHA_HEADS_EVERY`); 0: only when asked."""
    return float(os.environ.get("XUNCHA_HEADS_EVERY") or 3)


def trouble() -> str:
    """Why heads could last not be written, for the doctor and the audit administrator; "" where they are."""
    return _trouble


def after_commit() -> None:
    """Have a head written soon. Commits that come meanwhile share it."""
    global _waiting
    if every() <= 0:
        return
    with _guard:
        if _waiting is None:
            _waiting = threading.Timer(every(), _write_aside)
            _waiting.daemon = True
            _waiting.start()


def _write_aside() -> None:
    global _waiting
    with _guard:
        _waiting = None
    try:
        write_quietly()
    finally:
        connection.close()


def write_quietly() -> None:
    """Write a head; work goes on where that cannot be done: the trouble is kept and shown."""
    global _trouble
    try:
        write_head()
        _trouble = ""
    except (OSError, Locked, Discontinued, DatabaseError) as wrong:
        _trouble = f"{type(wrong).__name__}: {wrong}"
        log.error("journal head not written: %s", _trouble)


@atexit.register
def _at_the_end() -> None:
    """The server stops, the command ends: what was committed gets its head."""
    with _guard:
        waiting = _waiting
    if waiting is not None:
        waiting.cancel()
        write_quietly()
