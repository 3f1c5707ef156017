"""Put away, and nothing else: a deposit is opened by the verb that comes with the two who may open it together.

Order of writing: the deposit is written and stays written before any business row names its code. Where that row
never comes, the deposit is an orphan that no row names, swept when it is older than a day.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from xuncha.engines.seal.envelope import Unopenable
from xuncha.foundation.keys import store as keys
from xuncha.foundation.keys.scopes import IDENTITY_SCOPE
from xuncha.foundation.terms import Actor

from .models import Deposit

DAY = timedelta(days=1)
CODE_BYTES = 16
BATCH = 500

Named = Callable[[Iterable[str] | None], Set[str]]

_named: dict[str, Named] = {}


def names(room: str, codes: Named) -> None:
    """Register the rows of a room that name deposits: which of these codes they name, or all of theirs for None."""
    if room in _named:
        raise ValueError(f"registered twice: {room}")
    _named[room] = codes


def put_away(things: Mapping[str, Any], *, by: Actor) -> str:
    """Seal JSON values under the identity scope and write them to the vault. Returns the random code.

    Written at once, in a transaction of the vault's own: the caller's may still fail. Raises Locked.
    """
    code = secrets.token_hex(CODE_BYTES)
    data = json.dumps(things, ensure_ascii=False, separators=(",", ":")).encode()
    sealed = keys.seal(IDENTITY_SCOPE, data, _context(code))
    with transaction.atomic(using=Deposit.objects.db):
        Deposit.objects.create(code=code, sealed=sealed, put_on=by.clock.today())
    return code


def _context(code: str) -> bytes:
    return b"vault\0" + code.encode()


def count() -> int:
    """How many deposits there are."""
    return Deposit.objects.count()


def named() -> set[str]:
    """Every code that a business row names."""
    return {code for room in _named.values() for code in room(None)}


def missing() -> Iterator[str]:
    """Codes that business rows name and the vault does not hold."""
    for batch in _batches(sorted(named())):
        there = set(Deposit.objects.filter(code__in=batch).values_list("code", flat=True))
        yield from (code for code in batch if code not in there)


def damaged() -> Iterator[str]:
    """Codes whose bytes are not what was put away: each is tried under its key, what it says goes nowhere.

    Raises Locked.
    """
    for row in Deposit.objects.order_by("code").iterator(chunk_size=BATCH):
        try:
            keys.open_sealed(IDENTITY_SCOPE, bytes(row.sealed), _context(row.code))
        except Unopenable:
            yield row.code


def newest_day() -> date | None:
    """The day of the youngest deposit."""
    found: date | None = Deposit.objects.aggregate(day=Max("put_on"))["day"]
    return found


def orphans(today: date) -> Iterator[str]:
    """Codes no row names, put away before yesterday: a younger one may be waiting for its row."""
    old = Deposit.objects.filter(put_on__lt=today - DAY).values_list("code", flat=True)
    for batch in _batches(list(old.order_by("code"))):
        kept = {code for room in _named.values() for code in room(batch)}
        yield from (code for code in batch if code not in kept)


def sweep(today: date) -> int:
    """Remove the orphans; returns how many."""
    gone = 0
    for batch in _batches(list(orphans(today))):
        gone += Deposit.objects.filter(code__in=batch).delete()[0]
    return gone


def _batches(codes: list[str]) -> Iterator[list[str]]:
    for n in range(0, len(codes), BATCH):
        yield codes[n : n + BATCH]
