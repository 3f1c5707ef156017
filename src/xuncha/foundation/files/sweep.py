"""What lies in the folder of files and no row speaks of; and rows whose bytes are not there."""

import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings

from .models import File
from .store import place_of

DAY = 24 * 3600
BATCH = 500


def _batches(paths: Iterable[Path]) -> Iterator[list[Path]]:
    waiting = iter(paths)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _old(path: Path, age: float) -> bool:
    try:
        return time.time() - path.stat().st_mtime >= age
    except FileNotFoundError:  # another process was quicker
        return False


def orphans(age: float = DAY) -> Iterator[Path]:
    """Files that no row speaks of and that are older than `age` seconds; a younger one may be waiting for its row."""
    folder: Path = settings.HOME.files
    yield from (p for p in settings.HOME.incoming.glob("*") if _old(p, age))
    for batch in _batches(p for p in folder.glob("??/??/*") if _old(p, age)):
        known = set(
            File.objects.filter(address__in=[p.name for p in batch]).values_list("address", flat=True)
        )
        yield from (p for p in batch if p.name not in known)


def sweep(age: float = DAY) -> int:
    """Remove the orphans; returns how many."""
    gone = 0
    for path in orphans(age):
        path.unlink(missing_ok=True)
        gone += 1
    return gone


def missing() -> Iterator[str]:
    """Addresses that rows speak of and whose bytes are not on the disk."""
    addresses = File.objects.values_list("address", flat=True).distinct().iterator(chunk_size=2000)
    yield from (address for address in addresses if not place_of(address).is_file())
