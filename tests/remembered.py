"""What a factory has made once in this process is put back the next time, row by row, instead of being made again.

    @remembered
    def opened(cast: Cast) -> Inspection: ...

The chain from a plan to a finding is a hundred and forty actions; most tests want to stand somewhere on it. A call is
remembered by the function, its arguments and the state it began in: the journal's frontier says which state that is, for
every action writes an entry. A test that did something else first, or that changes settings or patches anything, makes
everything anew.
"""

import functools
import pickle
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pytest
from django.apps import apps
from django.db import connections, models, router

from xuncha.foundation.files.models import File
from xuncha.foundation.files.store import place_of
from xuncha.foundation.terms import MovedClock

P = ParamSpec("P")
R = TypeVar("R")
Table = dict[Hashable, tuple[Any, ...]]
Rows = dict[tuple[str, str], Table]  # (database, table) → key → row

CHANGES_THE_HOUSE = {"monkeypatch", "settings", "transactional_db"}


@dataclass(frozen=True)
class Made:
    """What a call left behind: the rows it changed (`None`: gone), the time, and what it returned."""

    changed: dict[tuple[str, str], dict[Hashable, tuple[Any, ...] | None]]
    state: tuple[Any, ...]
    at: datetime
    result: bytes
    files: frozenset[Path]


_made: dict[Hashable, Made] = {}
_states: dict[Hashable, Rows] = {}
_on = False


def allowed(request: pytest.FixtureRequest) -> bool:
    """Whether a test may be given what another one made."""
    marked = request.node.get_closest_marker("django_db")
    if marked and marked.kwargs.get("transaction"):
        return False
    info = request.node._fixtureinfo
    ours = (
        f for found in info.name2fixturedefs.values() for f in found if f.func.__module__.startswith("tests.")
    )
    asked = set(info.argnames).union(*(f.argnames for f in ours))
    return not asked & CHANGES_THE_HOUSE


def switch(on: bool) -> None:
    global _on
    _on = on


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """Decorates a factory whose first argument is the cast, or a clock for the cast itself."""

    @functools.wraps(make)
    def made(first: Any, *args: Any, **more: Any) -> Any:
        key = _key(make, first, args, more) if _on else None
        if key is None:
            return make(first, *args, **more)  # type: ignore[call-arg]
        known = _made.get(key)
        if known is not None and all(path.exists() for path in known.files):
            return _put_back(known, first)
        before = _states[key[-1]]
        result = make(first, *args, **more)  # type: ignore[call-arg]
        _remember(key, before, first, result)
        return result

    return made  # type: ignore[return-value]


def _key(make: Callable[..., Any], first: Any, args: Any, more: Any) -> tuple[Hashable, ...] | None:
    """None where the state is none that a remembered call left, or an argument cannot be told from another."""
    state = _state(first)
    if state not in _states:
        if state[0] != ():
            return None
        _states[state] = _dump()
    try:
        said = pickle.dumps((_plain(args), _plain(sorted(more.items()))))
    except Exception:  # noqa: BLE001 - whatever cannot be written down is made anew
        return None
    return f"{make.__module__}.{make.__qualname__}", said, state


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value._meta.label, value.pk
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value


def _state(first: Any) -> tuple[Hashable, ...]:
    """The journal's frontier, the time, and what of the cast moves."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT size, frontier FROM journal_tip")
        tip = tuple((size, bytes(frontier)) for size, frontier in cursor.fetchall())
    clock = _clock(first)
    minute = clock.at.replace(second=0, microsecond=0)  # each look at the clock moves it a little
    return tip, minute, getattr(first, "team", None), getattr(first, "other_team", None)


def _clock(first: Any) -> MovedClock:
    return getattr(first, "clock", first)


@functools.cache
def _tables() -> dict[tuple[str, str], tuple[str, str]]:
    """(database, table) → its key column and all its columns, of all rows there are but Django's notes on itself."""
    known = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in {"auth", "contenttypes"}:
            continue
        columns = [f.column for f in model._meta.concrete_fields]
        for alias in connections:
            if router.allow_migrate_model(alias, model) and model._meta.can_migrate(connections[alias]):
                known[alias, model._meta.db_table] = model._meta.pk.column, columns
    return known


def _dump() -> Rows:
    return {(alias, table): _read(alias, table, *shape) for (alias, table), shape in _tables().items()}


def _read(alias: str, table: str, key: str, columns: list[str]) -> Table:
    """Every row as it is stored: its values on SQLite, one line of JSON on PostgreSQL."""
    if connections[alias].vendor == "postgresql":
        asked = f'SELECT "{key}"::text, row_to_json(t)::text FROM "{table}" t'
    else:  # an expression has no type to be converted to
        asked = f'SELECT +"{key}", ' + ", ".join(f'+"{c}"' for c in columns) + f' FROM "{table}"'
    with connections[alias].cursor() as cursor:
        cursor.execute(asked)
        return {row[0]: tuple(row[1:]) for row in cursor.fetchall()}


def _write(alias: str, table: str, rows: Mapping[Hashable, tuple[Any, ...] | None]) -> None:
    """Past the tests' counting of statements, and past Django's idea of a transaction of its own."""
    key, columns = _tables()[alias, table]
    kept = [row for row in rows.values() if row is not None]
    raw = connections[alias].connection.cursor()
    if connections[alias].vendor == "postgresql":
        raw.execute(f'DELETE FROM "{table}" WHERE "{key}"::text = ANY(%s)', [list(rows)])
        lines = f"[{','.join(row[0] for row in kept)}]"
        raw.execute(
            f'INSERT INTO "{table}" SELECT * FROM json_populate_recordset(NULL::"{table}", %s)', [lines]
        )
        return
    raw.executemany(
        f'DELETE FROM "{table}" WHERE "{key}" = ?', [(k,) for k, row in rows.items() if row is None]
    )
    named, marks = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
    raw.executemany(f'INSERT OR REPLACE INTO "{table}" ({named}) VALUES ({marks})', kept)


def _remember(key: tuple[Hashable, ...], before: Rows, first: Any, result: Any) -> None:
    now = _dump()
    changed: dict[tuple[str, str], dict[Hashable, tuple[Any, ...] | None]] = {}
    for place, table in now.items():
        old = before[place]
        if table == old:
            now[place] = old  # one copy of what did not change
            continue
        changed[place] = {k: row for k, row in table.items() if old.get(k) != row}
        changed[place].update(dict.fromkeys(old.keys() - table.keys()))
    new_files = changed.get(("default", File._meta.db_table), {})
    state = _state(result if not hasattr(first, "clock") else first)
    _states[state] = now
    _made[key] = Made(changed, state, _clock(first).at, pickle.dumps(result), _files(new_files))


def _files(rows: Collection[Hashable]) -> frozenset[Path]:
    """Where the bytes of new file rows lie: a test that sweeps or spoils the store must not leave rows without them."""
    addresses = File.objects.filter(pk__in=list(rows)).values_list("address", flat=True)
    return frozenset(map(place_of, addresses))


def _put_back(known: Made, first: Any) -> Any:
    for (alias, table), rows in known.changed.items():
        _write(alias, table, rows)
    result = pickle.loads(known.result)
    if hasattr(first, "clock"):
        first.team, first.other_team = known.state[2:]
        first.clock.at = max(first.clock.at, known.at)
    else:
        _wind(result, first, known.at)
    return result


def _wind(cast: Any, clock: Any, at: Any) -> None:
    """A cast that was put back goes by the clock of the test."""
    clock.at = at
    cast.clock = clock
    for member in cast.everyone:
        member.clock = clock
