"""Proves the journal: every row against its leaf, every leaf against what lies outside, every head against the tree.

Streams in runs of 16,384 entries, on all cores where there are many; needs no key. `opened=True` also opens every
payload and compares it with the commitment in its leaf, which does.
"""

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db import connection, connections

from xuncha.engines.seal import sm3
from xuncha.engines.seal.envelope import Unopenable
from xuncha.engines.seal.merkle import Frontier, leaf_hash
from xuncha.foundation.keys import store

from . import heads
from .leaf import commitment_to, envelope_digest_in, leaf_bytes
from .ledger import DISPOSED, entry_ref, payload_context

RUN = 1 << 14
FEW = 2 * RUN
SHOWN = 20

Row = tuple[Any, ...]

_ROWS = """
SELECT e.sequence, e.recorded_at, e.actor, e.event, e.about, e.rule_set, e.commitment, e.leaf,
       p.envelope, p.disposed_by, p.scope
FROM journal_entry e LEFT JOIN journal_payload p ON p.sequence = e.sequence
WHERE e.sequence BETWEEN %s AND %s ORDER BY e.sequence
"""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and at which entry: the first that is not what was written."""

    sequence: int
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of entries as one worker found it: its part of the tree, at its end and where heads fall inside."""

    size: int
    peaks: list[bytes]
    marks: dict[int, tuple[int, list[bytes]]]
    faults: list[Fault]
    broken: bool


@dataclass
class Report:
    """What was proven. `sound`: no fault; `proven`: and a head outside vouches for it."""

    office: str = ""
    entries: int = 0
    heads: int = 0
    newest_head: int = 0
    newest_head_at: str = ""
    signed_by: str = ""
    leaves_outside: int = 0
    faults: list[Fault] = field(default_factory=list)
    head_faults: list[str] = field(default_factory=list)

    @property
    def first(self) -> Fault | None:
        return min(self.faults, key=lambda f: f.sequence, default=None)

    @property
    def younger(self) -> int:
        return max(0, self.entries - self.newest_head)

    @property
    def sound(self) -> bool:
        return not self.faults and not self.head_faults

    @property
    def proven(self) -> bool:
        return self.sound and self.heads > 0


def prove(*, opened: bool = False, workers: int | None = None) -> Report:
    """Check the whole journal of the office in the database against itself and against its heads outside."""
    report = Report()
    office = heads.office_id()
    outside = _offices_outside()
    if office is None:
        if outside:
            report.faults.append(Fault(1, "missing", "heads outside, no first entry in the database"))
        return report
    report.office = office
    if outside and office not in outside:
        report.head_faults.append(f"the heads outside are of another office: {', '.join(outside)}")
    vouched = _read_heads(report, office)
    report.leaves_outside = _leaves_outside(office)
    size, frontier, count = _extent()
    report.entries = size
    if report.newest_head > size:
        report.faults.append(Fault(size + 1, "missing", f"the newest head counts {report.newest_head}"))
    _walk(report, vouched, size, frontier, opened=opened, workers=workers)
    if count != size and not report.faults:
        report.faults.append(Fault(size + 1, "surplus", f"{count} rows, the tip says {size}"))
    return report


def _offices_outside() -> list[str]:
    try:
        return sorted(path.stem for path in heads.folder().glob("*.heads"))
    except OSError:
        return []


def _leaves_outside(office: str) -> int:
    try:
        return heads.leaves_file(office).stat().st_size // sm3.SIZE
    except OSError:
        return 0


def _read_heads(report: Report, office: str) -> dict[int, heads.Head]:
    """Heads by size, each checked by itself and against the one before it."""
    lines = heads.read_lines(office)
    found: list[heads.Head] = []
    for number, line in enumerate(lines, 1):
        head = heads.head_of(line)
        if head is None:
            report.head_faults.append(f"head {number}: not readable")
            continue
        if not head.is_signed():
            report.head_faults.append(f"head {number}: the signature does not hold")
        if head.office != office:
            report.head_faults.append(f"head {number}: of another office")
        expected = sm3.digest(lines[number - 2]).hex() if number > 1 else ""
        if head.previous != expected:
            report.head_faults.append(f"head {number}: does not follow the head before it")
        found.append(head)
    for one, other in pairwise(found):
        if other.size <= one.size or other.signed_by != one.signed_by:
            report.head_faults.append(f"the head of {other.size} does not continue the one of {one.size}")
    report.heads = len(found)
    if found:
        report.newest_head = max(head.size for head in found)
        report.newest_head_at, report.signed_by = found[-1].at, found[-1].signed_by
    return {head.size: head for head in found}


def _extent() -> tuple[int, bytes, int]:
    """Size and frontier as the tip says, and how many rows there are up to there and beyond."""
    size, frontier = heads.tip()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM journal_entry")
        return size, frontier, cursor.fetchone()[0]


def _walk(
    report: Report,
    vouched: dict[int, heads.Head],
    size: int,
    frontier: bytes,
    *,
    opened: bool,
    workers: int | None,
) -> None:
    tree, trusted = Frontier(), 0
    sizes = sorted(vouched)
    for run in _runs(report.office, size, sizes, opened=opened, workers=workers):
        report.faults.extend(run.faults)
        start = tree.copy()
        for mark, (part, peaks) in sorted(run.marks.items()):
            so_far = start.copy()
            so_far.extend(part, peaks)
            if so_far.root().hex() == vouched[mark].root:
                trusted = mark
                _clear(report, mark)
            elif not report.faults:
                report.faults.append(
                    Fault(trusted + 1, "head_differs", f"altered somewhere from {trusted + 1} to {mark}")
                )
        if run.broken:
            return
        tree.extend(run.size, run.peaks)
    if tree.to_bytes() != frontier and not report.faults:
        report.faults.append(
            Fault(report.newest_head + 1, "tip_differs", "the tip is not that of the entries")
        )


def _clear(report: Report, mark: int) -> None:
    """A signed head vouches for the entries up to `mark`: where the leaves outside differ, it is those that are wrong."""
    wrong = [f for f in report.faults if f.code == "leaf_differs" and f.sequence <= mark]
    if wrong:
        report.faults = [f for f in report.faults if f not in wrong]
        report.head_faults.append(f"the file of leaves outside was altered at {wrong[0].sequence}")


def _runs(
    office: str, size: int, sizes: Sequence[int], *, opened: bool, workers: int | None
) -> Iterator[Run]:
    jobs = [
        (office, at + 1, min(at + RUN, size), [s for s in sizes if at < s <= at + RUN], opened)
        for at in range(0, size, RUN)
    ]
    many = min(workers or len(os.sched_getaffinity(0)), len(jobs))
    if size <= FEW or many < 2:
        for job in jobs:
            yield _check_run(*job)
        return
    connections.close_all()  # a worker opens its own
    with ProcessPoolExecutor(many, multiprocessing.get_context("fork")) as pool:
        yield from pool.map(_check_job, jobs)


def _check_job(job: tuple[str, int, int, list[int], bool]) -> Run:
    return _check_run(*job)


def _outside_leaves(office: str, start: int, end: int) -> bytes:
    """Leaf hashes as they were written outside, as far as they reach."""
    try:
        with heads.leaves_file(office).open("rb") as file:
            file.seek((start - 1) * sm3.SIZE)
            return file.read((end - start + 1) * sm3.SIZE)
    except OSError:
        return b""


def _check_run(office: str, start: int, end: int, marks: list[int], opened: bool) -> Run:
    """Entries start…end: each in its place, equal to its leaf, its leaf equal to the one outside."""
    tree, faults = Frontier(), []
    found: dict[int, tuple[int, list[bytes]]] = {}
    outside = _outside_leaves(office, start, end)
    wanted, expected = set(marks), start
    broken = False
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, [start, end])
        while rows := cursor.fetchmany(1024):
            for row in rows:
                if row[0] != expected:
                    broken = True
                    break
                leaf, envelope = bytes(row[7]), row[8]
                digest = _envelope_digest(leaf) if envelope is None else sm3.digest(bytes(envelope))
                hashed = leaf_hash(leaf)
                place = (expected - start) * sm3.SIZE
                if (
                    _rebuilt(row, digest) != leaf
                    or hashed != (outside[place : place + sm3.SIZE] or hashed)
                    or envelope is None
                    or opened
                ):
                    faults.extend(_faults_of(row, hashed, outside[place : place + sm3.SIZE], opened=opened))
                tree.append(hashed)
                if expected in wanted:
                    found[expected] = (tree.size, list(tree.peaks))
                expected += 1
            if broken:
                break
    if expected <= end:
        broken = True
        faults.append(Fault(expected, "missing", "no entry of this number"))
    return Run(tree.size, tree.peaks, found, faults[:SHOWN], broken)


def _rebuilt(row: Row, digest: bytes) -> bytes:
    return leaf_bytes(row[0], row[1], row[2], row[3], row[4], row[5], bytes(row[6]), digest)


def _envelope_digest(leaf: bytes) -> bytes:
    try:
        return envelope_digest_in(leaf)
    except ValueError:
        return b""


def _faults_of(row: Row, hashed: bytes, outside: bytes, *, opened: bool) -> list[Fault]:
    """What exactly is wrong with one entry; nothing where its payload was lawfully disposed of."""
    sequence, leaf, envelope = row[0], bytes(row[7]), row[8]
    if _rebuilt(row, _envelope_digest(leaf)) != leaf:
        return [Fault(sequence, "altered", "the row is not what its leaf says")]
    if outside and hashed != outside:
        return [Fault(sequence, "leaf_differs", "the entry is not the one that was written")]
    if envelope is None:
        return [] if _disposed(sequence, row[9]) else [Fault(sequence, "payload_missing")]
    if sm3.digest(bytes(envelope)) != _envelope_digest(leaf):
        return [Fault(sequence, "payload_altered")]
    if opened and not _commits(row[10], bytes(envelope), bytes(row[6])):
        return [
            Fault(sequence, "payload_differs", "the payload does not open, or is not the one committed to")
        ]
    return []


def _commits(scope: str, envelope: bytes, commitment: bytes) -> bool:
    try:
        return commitment_to(store.open_sealed(scope, envelope, payload_context(commitment))) == commitment
    except Unopenable:
        return False


def _disposed(sequence: int, by: int | None) -> bool:
    """Whether a later entry says that this payload was disposed of."""
    if by is None or by <= sequence:
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT event, about FROM journal_entry WHERE sequence = %s", [by])
        return cursor.fetchone() == (DISPOSED, str(entry_ref(sequence)))
