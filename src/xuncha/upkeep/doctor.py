"""`xuncha doctor`: what this installation lacks, and what to do about it."""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

GOOD, WARN, BAD = "good", "warn", "bad"
LITTLE_FREE = 5 * 2**30
NO_ROOM = 500 * 2**20


@dataclass(frozen=True, slots=True)
class Found:
    """One thing looked at: how it is, in words, and what to do where it is not good."""

    level: str
    what: str
    says: str
    do: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the verb takes, and what its codes mean."""
    parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    parser.add_argument(
        "--sweep", action="store_true", help="remove files no row speaks of that are older than a day"
    )
    parser.epilog = "ends with 0 where nothing is bad (warnings do not count), else with 1"


def run(args: argparse.Namespace) -> int:
    """Look, say, end with the code."""
    import django

    django.setup()
    if args.sweep:
        _sweep()
    found = [one for look in LOOKS for one in _looked(look)]
    bad = any(one.level == BAD for one in found)
    if args.json:
        print(
            json.dumps({"ok": not bad, "found": [asdict(one) for one in found]}, ensure_ascii=False, indent=2)
        )
    else:
        print("\n".join(_line(one) for one in found))
    return 1 if bad else 0


def _line(one: Found) -> str:
    mark = {GOOD: "  ok ", WARN: "warn ", BAD: " BAD "}[one.level]
    return f"{mark} {one.what}: {one.says}" + (f"\n       → {one.do}" if one.do else "")


def _looked(look: Callable[[], Iterator[Found]]) -> Iterator[Found]:
    """A look that itself fails is a finding, not the end of the others."""
    try:
        yield from look()
    except Exception as wrong:  # noqa: BLE001
        yield Found(BAD, look.__name__, f"{type(wrong).__name__}: {wrong}")


def _sweep() -> None:
    from xuncha.foundation.files.sweep import sweep
    from xuncha.foundation.terms import SystemClock
    from xuncha.foundation.vault import store as vault

    print(f"{sweep()} files removed that no row spoke of", file=sys.stderr)
    if _office_is_older():
        print(f"no deposit removed: {OLDER}", file=sys.stderr)
        return
    print(f"{vault.sweep(SystemClock().today())} deposits removed that no row named", file=sys.stderr)


OLDER = "the vault is younger than the office's database, whose rows may name them once the newer one is back"


def _office_is_older() -> bool:
    """Whether the office's database was brought back from before the youngest deposit: what looks left over is not."""
    from xuncha.foundation.journal import queries as journal
    from xuncha.foundation.vault import store

    last, youngest = journal.page_before()[:1], store.newest_day()
    return youngest is not None and (not last or last[0].at.date() < youngest)


def python() -> Iterator[Found]:
    version = platform.python_version()
    level = GOOD if sys.version_info >= (3, 11) else BAD
    yield Found(level, "Python", f"{version}, {platform.machine()}", "" if level == GOOD else "3.11 or newer")
    from xuncha.engines.seal import sm2

    if not sm2.is_constant_time():
        yield Found(
            WARN,
            "SM2",
            "signed in plain Python: slow, and not safe from who can measure its time",
            "run the office on x86-64, where tongsuopy has a build",
        )


def home() -> Iterator[Found]:
    from django.conf import settings

    root: Path = settings.HOME.root
    if not root.is_dir():
        yield Found(BAD, "home", f"{root} is not there", "name it with --home or XUNCHA_HOME")
        return
    if root.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH | stat.S_IXOTH):
        yield Found(
            WARN, "home", f"{root} can be entered by other users of this machine", f"chmod 700 {root}"
        )
    else:
        yield Found(GOOD, "home", str(root))


def database() -> Iterator[Found]:
    from django.conf import settings

    yield from _database("default", "database", settings.HOME.database)
    yield from _database("vault", "vault", settings.HOME.vault)


def _database(alias: str, name: str, file: Path) -> Iterator[Found]:
    from django.db import connections

    connection = connections[alias]
    if connection.vendor == "sqlite":
        if not file.is_file():
            yield Found(BAD, name, f"none at {file}", "xuncha run, or xuncha demo, makes it")
            return
        yield from _sqlite(connection, name)
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
        cursor.execute("SHOW fsync")
        fsync = cursor.fetchone()[0]
    yield Found(GOOD if fsync == "on" else BAD, name, f"PostgreSQL {version}, fsync {fsync}")


def _sqlite(connection: Any, name: str) -> Iterator[Found]:
    from django.conf import settings

    with connection.cursor() as cursor:
        answers = {p: cursor.execute(f"PRAGMA {p}").fetchone()[0] for p in ("journal_mode", "synchronous")}
        sound = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
    yield Found(GOOD if sound == "ok" else BAD, name, f"SQLite {sqlite3.sqlite_version}, {sound}", "")
    if not settings.REHEARSAL and answers != {"journal_mode": "wal", "synchronous": 2}:
        yield Found(WARN, name, f"not as set: {answers}", "a power cut may lose confirmed work")


def migrations() -> Iterator[Found]:
    from xuncha.foundation.terms.tables import unapplied

    for alias, name in (("default", "database"), ("vault", "vault")):
        waiting = unapplied(alias)
        if waiting:
            yield Found(BAD, name, f"{waiting} steps behind the program", "xuncha run brings it up to date")
        else:
            yield Found(GOOD, name, "up to date with the program")


def vault() -> Iterator[Found]:
    from xuncha.foundation.terms import SystemClock
    from xuncha.foundation.vault import store

    gone = sum(1 for _ in store.missing())
    if gone:
        yield Found(
            BAD, "vault", f"{gone} that rows name are not there", "bring the vault back from its own backup"
        )
    left = sum(1 for _ in store.orphans(SystemClock().today()))
    older = _office_is_older()
    if older:
        yield Found(BAD, "vault", OLDER, "bring back the office's newest backup before anything is swept")
    elif left:
        yield Found(WARN, "vault", f"{left} that no row names", "xuncha doctor --sweep")
    if not left and not gone and not older:
        yield Found(GOOD, "vault", "each deposit has its row, each row its deposit")


def rule_data() -> Iterator[Found]:
    from xuncha.standing.regulations.checks import rule_faults
    from xuncha.standing.regulations.queries import rule_sets

    faults = rule_faults()
    for fault in faults:
        yield Found(BAD, "rule sets", f"{fault.file} · {fault.place}: {fault.what.en}", fault.fix.en)
    if not faults:
        yield Found(GOOD, "rule sets", ", ".join(f"{r.code} ({r.name.en or r.name.zh})" for r in rule_sets()))


def key() -> Iterator[Found]:
    from django.conf import settings

    from xuncha.foundation.keys import master, state, store
    from xuncha.foundation.keys.scopes import OFFICE_SCOPE
    from xuncha.foundation.terms import Locked

    try:
        held = state.held()
        store.address_key(OFFICE_SCOPE)
    except Locked as why:
        yield Found(
            WARN, "office key", str(why.message), "bring the key (XUNCHA_KEY_FILE), or unlock on the page"
        )
        return
    yield Found(GOOD, "office key", f"{held.source}, fingerprint {master.fingerprint(held.master)}")
    if held.source == "demo":
        yield Found(
            WARN,
            "office key",
            "lies beside the data: who has the disk has everything",
            "for real work, keep it on a stick or in the system's credentials",
        )
    named = os.environ.get("XUNCHA_KEY_FILE")
    if held.source == "stick" and named and _device(Path(named)) == _device(settings.HOME.root):
        yield Found(WARN, "office key", "is on the same disk as the data", "keep it on another")


def heads() -> Iterator[Found]:
    from django.conf import settings

    from xuncha.foundation.journal import heads as outside

    place = outside.folder()
    if not place.is_dir() or not os.access(place, os.W_OK):
        yield Found(BAD, "journal heads", f"{place} is not there or not writable", "set XUNCHA_HEADS")
        return
    if _device(place) == _device(settings.HOME.root):
        yield Found(
            WARN,
            "journal heads",
            "on the same disk as the data: who rewrites one can rewrite the other",
            "set XUNCHA_HEADS to another disk or a stick",
        )
    office = outside.office_id()
    if office is None:
        yield Found(GOOD, "journal", "nothing written yet")
        return
    newest = outside.newest(office)
    size, _frontier = outside.tip()
    younger = size - (newest.size if newest else 0)
    level = GOOD if younger < 1000 else WARN
    yield Found(
        level,
        "journal",
        f"{size} entries, {younger} younger than the newest head",
        "" if level == GOOD else "xuncha verify --head",
    )


def disks() -> Iterator[Found]:
    from django.conf import settings

    for name, place in (("data", settings.HOME.root), ("journal heads", settings.HOME.heads)):
        if not place.exists():
            continue
        free = shutil.disk_usage(place).free
        level = BAD if free < NO_ROOM else WARN if free < LITTLE_FREE else GOOD
        yield Found(
            level, f"disk of {name}", f"{free / 2**30:.1f} GiB free", "" if level == GOOD else "make room"
        )


def encryption() -> Iterator[Found]:
    from django.conf import settings

    answer = encrypted_volume(settings.HOME.root)
    if answer:
        yield Found(GOOD, "encrypted volume", "the data lie on one")
    else:
        says = "the data do not lie on one" if answer is False else "cannot be told from here"
        yield Found(
            WARN,
            "encrypted volume",
            says,
            "internal data (not sealed by the program) are protected on a lost disk only by an encrypted volume",
        )


def files() -> Iterator[Found]:
    from xuncha.foundation.files import sweep

    left = sum(1 for _ in sweep.orphans())
    if left:
        yield Found(WARN, "files", f"{left} that no row speaks of", "xuncha doctor --sweep")
    gone = sum(1 for _ in sweep.missing())
    if gone:
        yield Found(BAD, "files", f"{gone} whose bytes are not on the disk", "bring them back from a backup")
    if not left and not gone:
        yield Found(GOOD, "files", "each has its row, each row its bytes")


LOOKS = [python, home, database, migrations, rule_data, key, heads, disks, encryption, files, vault]


def _device(place: Path) -> int:
    """The device a path lies on, or would lie on."""
    while not place.exists() and place != place.parent:
        place = place.parent
    return place.stat().st_dev


def encrypted_volume(place: Path, blocks: Path = Path("/sys/dev/block")) -> bool | None:
    """Whether the path lies on a dm-crypt volume; None where the system does not say (containers, network disks)."""
    device = _device(place)
    block = blocks / f"{os.major(device)}:{os.minor(device)}"
    return _is_crypt(block.resolve()) if block.exists() else None


def _is_crypt(block: Path) -> bool:
    uuid = block / "dm" / "uuid"
    if uuid.is_file() and uuid.read_text("ascii").startswith("CRYPT-"):
        return True
    below = block / "slaves" if (block / "slaves").is_dir() else block.parent / "slaves"
    return below.is_dir() and any(_is_crypt(slave.resolve()) for slave in below.iterdir())
