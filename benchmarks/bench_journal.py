"""`journal`: what an entry costs whoever acts, and how long it takes to prove the whole."""

import os
import sys
import time
from collections.abc import Iterable
from math import ceil, log2
from pathlib import Path
from statistics import median

import django

from xuncha.upkeep.bench import Row

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the cast of the tests

SIZES = {"small": 50_000, "full": 1_000_000}
TIMES = 300
MILLION = 1_000_000


def measure(size: str, seed: int) -> Iterable[Row]:
    os.environ["XUNCHA_HEADS_EVERY"] = "0"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from xuncha.foundation.journal import heads, proof
    from xuncha.foundation.keys import state

    settings.HOME.make()
    state.make_demo_key()
    call_command("migrate", verbosity=0)
    count = SIZES[size]
    yield from entries()
    fill(count)
    began = time.perf_counter()
    heads.write_head()
    yield Row(f"signed head after {count} entries at once", time.perf_counter() - began, "s")
    began = time.perf_counter()
    report = proof.prove()
    took = time.perf_counter() - began
    assert report.proven, report
    per_million = MILLION / report.entries
    yield Row(
        f"verify {report.entries} entries, for a million",
        took * per_million,
        "s",
        "hashing leaves and tree alone, one core",
        floor(report.entries) * per_million,
        goal=10,
    )
    yield from proofs(report.entries)


def said(number: int) -> object:
    from xuncha.foundation.journal import ledger
    from xuncha.foundation.terms import Ref, SystemClock, new_id

    facts = {
        "number": f"底稿-{number}",
        "title": "关于项目资金拨付不及时的底稿",
        "undertakers": ["P-0007", "P-0012"],
    }
    about = Ref("findings.workpaper", new_id())
    return ledger.Said(
        SystemClock().now(), "P-0007", "findings.workpaper_signed", about, facts, rule_set="2024"
    )


def fill(count: int) -> None:
    from django.db import transaction

    from xuncha.foundation.journal import ledger

    for start in range(0, count, 5000):
        with transaction.atomic():
            ledger.append([said(n) for n in range(start, min(count, start + 5000))])


def times(act: object) -> float:
    """The median of many, in seconds."""
    found = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act()
        found.append(time.perf_counter() - began)
    return median(found)


def entries() -> Iterable[Row]:
    """One entry written alone, beside one plain row; and its share of the action that carries it."""
    from django.db import connection, transaction

    from tests.people import assemble
    from xuncha.foundation.journal import ledger
    from xuncha.foundation.terms import MovedClock, SystemClock, new_id
    from xuncha.standing.organisations.actions.register_body import register_body

    cast = assemble(MovedClock(SystemClock().now()))
    office = cast.office.actor
    ledger_append, spent = ledger.append, []

    def watched(entries: object) -> int:
        began = time.perf_counter()
        size = ledger_append(entries)
        spent.append(time.perf_counter() - began)
        return size

    with transaction.atomic():
        alone = times(lambda: ledger_append([said(1)]))
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, text TEXT)")
            plain = times(lambda: cursor.execute("INSERT INTO plain (text) VALUES (%s)", ["x" * 400]))
            cursor.execute("DROP TABLE plain")
    yield Row("an entry", alone * 1000, "ms", "one plain row, bare SQL", plain * 1000, goal=0.5)
    ledger.append = watched
    whole = times(
        lambda: register_body(by=office, name=f"单位{new_id()}", kind="department", parent=cast.county.id)
    )
    ledger.append = ledger_append
    yield Row("its share of the action that carries it", 100 * median(spent) / whole, "%")
    yield from request_share(cast, spent)


def request_share(cast: object, spent: list[float]) -> Iterable[Row]:
    """A form sent by a signed-in person, until the answer: how much of it was the journal's."""
    from xuncha.foundation.journal import ledger
    from xuncha.foundation.terms import new_id

    client, append = cast.office.client, ledger.append
    spent.clear()

    def watched(entries: object) -> int:
        began = time.perf_counter()
        size = append(entries)
        spent.append(time.perf_counter() - began)
        return size

    def send() -> None:
        answer = client.post("/bodies/register", {"name": f"单位{new_id()}", "kind": "department"})
        assert answer.status_code == 302, answer.status_code

    ledger.append = watched
    try:
        whole = times(send)
    finally:
        ledger.append = append
    yield Row("its share of the request that carries it", 100 * median(spent) / whole, "%", goal=5)


def floor(count: int) -> float:
    """Hashing as many leaves of this length, and the tree over them."""
    from xuncha.engines.seal.merkle import Frontier, leaf_hash

    leaf, tree = b"x" * 320, Frontier()
    began = time.perf_counter()
    for _ in range(count):
        tree.append(leaf_hash(leaf))
    return time.perf_counter() - began


def proofs(count: int) -> Iterable[Row]:
    """The longest way to prove one entry, in hashes."""
    from xuncha.engines.seal import merkle

    longest = max(
        len(merkle.inclusion_proof(at, count, lambda start, end: b"")) for at in (0, count // 2, count - 1)
    )
    yield Row(
        "hashes to prove one entry",
        longest,
        "",
        "logarithm of the entries",
        ceil(log2(count)),
        1,
        of_ratio=True,
    )
