"""Writes entries at the end of the journal, under its one lock."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from xuncha.engines.seal.merkle import Frontier, leaf_hash
from xuncha.engines.seal.sm3 import digest
from xuncha.foundation.keys import signing, store
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Ref, WrongState, new_id

from .leaf import SALT_SIZE, commitment_to, leaf_bytes, payload_bytes, stamp

SYSTEM = "system"
OPENED = "journal.office_opened"
OPENED_REHEARSAL = "journal.rehearsal_opened"
DISPOSED = "journal.payload_disposed"


@dataclass(frozen=True, slots=True)
class Said:
    """An entry before it has its place."""

    at: datetime
    actor: str
    event: str
    about: Ref
    facts: Mapping[str, Any]
    scope: str = OFFICE_SCOPE
    rule_set: str = ""


def entry_ref(sequence: int) -> Ref:
    """An entry as a thing that other entries speak of."""
    return Ref("journal.entry", UUID(int=sequence))


def payload_context(commitment: bytes) -> bytes:
    return b"journal\0" + commitment


def _sealed(said: Said) -> tuple[bytes, bytes]:
    payload = payload_bytes(dict(said.facts), os.urandom(SALT_SIZE))
    commitment = commitment_to(payload)
    return commitment, store.seal(said.scope, payload, payload_context(commitment))


def _opening(at: datetime) -> Said:
    """The first entry of an office: who it is, and whether it is a rehearsal, for ever."""
    facts = {
        "name": settings.OFFICE_NAME,
        "place": settings.PLACE_NAME,
        "origin": settings.ORIGIN,
        "rehearsal": settings.REHEARSAL,
        "heads_signed_by": signing.public_key(signing.HEADS),
    }
    code = OPENED_REHEARSAL if settings.REHEARSAL else OPENED
    return Said(at, SYSTEM, code, Ref("journal.office", new_id()), facts)


def _lock_tip() -> Frontier | None:
    """The tip, held until this transaction ends; None where nothing was ever written."""
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT size, frontier FROM journal_tip WHERE id = 1{lock}")
        row = cursor.fetchone()
    if row is None:
        return None
    try:
        return Frontier.from_bytes(row[0], bytes(row[1]))
    except ValueError:
        raise WrongState(
            "journal.tip_damaged", _("留痕末端已损坏，停止写入。请运行 xuncha verify。")
        ) from None


def _make_tip() -> Frontier:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_tip (id, size, frontier) VALUES (1, 0, %s) ON CONFLICT DO NOTHING", [b""]
        )
    tip = _lock_tip()
    assert tip is not None
    return tip


def append(entries: Sequence[Said]) -> int:
    """Write entries in order at the end, inside the caller's transaction; returns the size of the journal.

    What is sealed is sealed before the lock is taken, so that others wait for the writing only.
    """
    ready = [(said, *_sealed(said)) for said in entries]
    tip = _lock_tip() or _make_tip()
    if tip.size == 0:
        first = _opening(entries[0].at)
        ready.insert(0, (first, *_sealed(first)))
    lines: list[tuple[Any, ...]] = []
    payloads: list[tuple[Any, ...]] = []
    for said, commitment, envelope in ready:
        sequence = tip.size + 1
        at, about = stamp(said.at), str(said.about)
        fields = (sequence, at, said.actor, said.event, about, said.rule_set, commitment)
        leaf = leaf_bytes(*fields, digest(envelope))
        tip.append(leaf_hash(leaf))
        lines.append((*fields, leaf))
        payloads.append((sequence, said.scope, envelope))
    _write(lines, payloads, tip)
    return tip.size


def _write(lines: list[tuple[Any, ...]], payloads: list[tuple[Any, ...]], tip: Frontier) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO journal_entry (sequence, recorded_at, actor, event, about, rule_set, commitment, leaf)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            lines,
        )
        cursor.executemany(
            "INSERT INTO journal_payload (sequence, scope, envelope) VALUES (%s, %s, %s)", payloads
        )
        cursor.execute(
            "UPDATE journal_tip SET size = %s, frontier = %s WHERE id = 1", [tip.size, tip.to_bytes()]
        )
