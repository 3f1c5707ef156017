"""Seal and open under a scope's key. Keys are used here and nowhere else; nobody is handed one."""

import os
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from xuncha.engines.seal import envelope, sm3
from xuncha.foundation.terms import Locked, SystemClock, new_id

from .master import fingerprint, wrapping_key
from .models import ScopeKey
from .state import held

SECRET_SIZE = 32


@dataclass(frozen=True, slots=True)
class _DataKey:
    version: int
    seals: bytes
    addresses: bytes
    files: bytes

    @classmethod
    def of(cls, version: int, secret: bytes) -> "_DataKey":
        return cls(
            version,
            sm3.derive(secret, "seal")[: envelope.KEY_SIZE],
            sm3.derive(secret, "address"),
            sm3.derive(secret, "files"),
        )


_known: dict[tuple[str, int], _DataKey] = {}
_newest: dict[str, int] = {}
# Made in a transaction that has not ended: asked of the database each time, for it may yet be rolled back.
_unsettled: set[tuple[str, int]] = set()


def forget() -> None:
    """Drop every opened key from memory."""
    _known.clear()
    _newest.clear()
    _unsettled.clear()


def _wrap_context(scope: str, version: int) -> bytes:
    return f"scope key\0{scope}\0{version}".encode()


def _unwrap(row: ScopeKey) -> _DataKey:
    master = held().master
    if row.master != fingerprint(master):
        raise Locked("keys.other_key", _("接入的不是本机关的密钥（指纹不符）。"))
    secret = envelope.open_envelope(
        wrapping_key(master), bytes(row.wrapped), _wrap_context(row.scope, row.key_version)
    )
    return _DataKey.of(row.key_version, secret)


def _take(row: ScopeKey) -> _DataKey:
    key = _unwrap(row)
    place = (row.scope, row.key_version)
    if place not in _unsettled:
        _known[place] = key
    return key


def _settle(scope: str, version: int) -> None:
    _unsettled.discard((scope, version))


def _make(scope: str, version: int) -> _DataKey:
    """A fresh data key; where another process was quicker, theirs."""
    master = held().master

    wrapped = envelope.seal(wrapping_key(master), os.urandom(SECRET_SIZE), _wrap_context(scope, version))
    _row, made = ScopeKey.objects.get_or_create(
        scope=scope,
        key_version=version,
        defaults={
            "id": new_id(),
            "origin": "keys",
            "recorded_at": SystemClock().now(),
            "wrapped": wrapped,
            "master": fingerprint(master),
        },
    )
    if made:
        _unsettled.add((scope, version))
        transaction.on_commit(lambda: _settle(scope, version))
    return _take(_row)


def _sealing_key(scope: str) -> _DataKey:
    held()
    version = _newest.get(scope)
    if version is not None and (scope, version) in _known:
        return _known[scope, version]
    row = ScopeKey.objects.filter(scope=scope).order_by("-key_version").first()
    key = _make(scope, 1) if row is None else _take(row)
    if (scope, key.version) in _known:
        _newest[scope] = key.version
    return key


def _opening_key(scope: str, version: int) -> _DataKey:
    held()
    if key := _known.get((scope, version)):
        return key
    row = ScopeKey.objects.filter(scope=scope, key_version=version).first()
    if row is None:
        raise envelope.Unopenable("the key of this scope is gone")
    return _take(row)


def fits(master: bytes) -> bool:
    """Whether this is the master key of the office: the one its data keys are wrapped with, or any of a new office."""
    newest = ScopeKey.objects.order_by("-recorded_at").first()
    return newest is None or newest.master == fingerprint(master)


def _bound(scope: str, context: bytes) -> bytes:
    return scope.encode() + b"\0" + context


def seal(scope: str, data: bytes, context: bytes) -> bytes:
    """An envelope that opens only in this scope and context. Raises Locked without the office key."""
    key = _sealing_key(scope)
    return envelope.seal(key.seals, data, _bound(scope, context), key.version)


def open_sealed(scope: str, data: bytes, context: bytes) -> bytes:
    """What was sealed. Raises Locked, or `envelope.Unopenable` where it was altered or moved."""
    key = _opening_key(scope, envelope.key_version(data))
    return envelope.open_envelope(key.seals, data, _bound(scope, context))


def address_key(scope: str) -> bytes:
    """Key of the scope's file addresses: those of its first version, so that an address never changes."""
    if (scope, 1) not in _known:
        _sealing_key(scope)
    return _opening_key(scope, 1).addresses


def file_key(scope: str, version: int | None = None) -> tuple[int, bytes]:
    """Version and secret from which each file's own key is derived; the newest where none is named."""
    key = _sealing_key(scope) if version is None else _opening_key(scope, version)
    return key.version, key.files
