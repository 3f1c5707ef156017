"""Whether the office key is here. It comes from outside the disk; without it the office is locked."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Locked

from .master import BadKey, fingerprint, from_text, new_master, to_text

CREDENTIAL = "xuncha-key"
DEMO_FILE = "office.key"


@dataclass(frozen=True, slots=True)
class Held:
    """The master key in this process's memory, and where it came from: stick, credential, typed, demo."""

    master: bytes
    source: str


_held: Held | None = None


def demo_key_file() -> Path:
    """Where a demonstration or rehearsal keeps its key: beside the data, which every page then says."""
    path: Path = settings.HOME.keys / DEMO_FILE
    return path


def _sources() -> Iterator[tuple[str, Path]]:
    if named := os.environ.get("XUNCHA_KEY_FILE"):
        yield "stick", Path(named)
    if folder := os.environ.get("CREDENTIALS_DIRECTORY"):
        yield "credential", Path(folder) / CREDENTIAL
    if folder := os.environ.get("RUNTIME_DIRECTORY"):
        yield "typed", Path(folder) / CREDENTIAL
    yield "demo", demo_key_file()


def _find() -> Held | None:
    for source, path in _sources():
        try:
            return Held(from_text(path.read_text("ascii")), source)
        except OSError:
            continue
        except (BadKey, UnicodeDecodeError):
            raise Locked("keys.unreadable", _("在%(place)s找到的不是机关密钥。") % {"place": path}) from None
    return None


def held() -> Held:
    """The key, from memory or from one of its places. Raises Locked where it is in none."""
    global _held
    if _held is None:
        _held = _find()
    if _held is None:
        raise Locked("keys.locked", _("系统处于锁定状态：尚未接入机关密钥。请有权解锁的人员解锁后再用。"))
    return _held


def is_locked() -> bool:
    """Whether nothing sealed can be read or written. Looks in the key's places each time while locked."""
    try:
        held()
    except Locked:
        return True
    return False


def is_demo() -> bool:
    """Whether the key lies beside the data, so that nothing is protected by it: pages say so."""
    return not is_locked() and held().source == "demo"


def unlock(master: bytes, source: str = "typed") -> None:
    """Take the key into this process's memory.

    A typed key also goes where the other processes of the service find it: the service's folder in memory
    (`RUNTIME_DIRECTORY`, which systemd empties when the service stops). Without one it stays here.
    """
    global _held
    _held = Held(master, source)
    folder = os.environ.get("RUNTIME_DIRECTORY")
    if source == "typed" and folder:
        _write_once(Path(folder) / CREDENTIAL, master)


def _write_once(path: Path, master: bytes) -> None:
    """For its owner only; a key that is already there stays."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as out:
        out.write(to_text(master) + "\n")


def lock() -> None:
    """Forget the key and all that was opened with it."""
    global _held
    from .store import forget

    _held = None
    forget()


def make_demo_key() -> str:
    """Put a fresh key beside the data, once; returns its fingerprint. For demonstrations and rehearsals only."""
    path = demo_key_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    _write_once(path, new_master())
    return fingerprint(from_text(path.read_text("ascii")))
