"""Fails an action at every statement it issues, one after the other, and looks whether anything is left of it.

A case is a function that makes what the action needs, by real actions, and hands back the act:

    @crash_case("organisations.register_body")
    def register_body_case(cast):
        office = cast.office.actor
        return lambda: register_body(by=office, name="清源县林业局", kind="department")

Cases stand in `tests/crash/cases/<room>.py`. The act is tried again and again from the same state, so it must not
use up anything outside the database.

A story needs no cases: it is work going on by real actions (mostly the rooms' factories), and every action in it is
failed everywhere the first time it is done. Stories stand in `tests/crash/stories/<room>.py`:

    @crash_story
    def training(cast):
        factories.training.passed(cast, batch, persons)
"""

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db import OperationalError, connection, connections

import xuncha
from tests.crash import cases, stories
from xuncha.foundation.files import sweep
from xuncha.foundation.journal import frame, proof
from xuncha.foundation.journal.frame import ACTIONS
from xuncha.foundation.keys import store

Act = Callable[[], object]
Case = Callable[..., Act]


@dataclass(frozen=True)
class Registered:
    """A case; `opens`: it ends with opening something sealed, after its entry; `alone`: in an office not yet opened."""

    case: Case
    opens: bool = False
    alone: bool = False


CASES: dict[str, Registered] = {}


def crash_case(name: str, *, opens: bool = False, alone: bool = False) -> Callable[[Case], Case]:
    """Register how to bring the action `room.verb` about. An `alone` case is handed the clock instead of the cast."""

    def register(case: Case) -> Case:
        if name in CASES:
            raise ValueError(f"two crash cases for {name}")
        CASES[name] = Registered(case, opens, alone)
        return case

    return register


Story = Callable[[Any], None]

STORIES: dict[str, Story] = {}
TRIED: set[str] = set()
"""Actions that stories have failed everywhere, in this process; also those done inside such a one."""


ANEW: set[str] = set()
"""Actions that a story fails everywhere again, because here they set others off: put their names in before."""


def crash_story(story: Story) -> Story:
    """Register work in which every action is failed everywhere the first time it is done."""
    if story.__name__ in STORIES:
        raise ValueError(f"two stories named {story.__name__}")
    STORIES[story.__name__] = story
    return story


def load() -> None:
    """Import every action of the house, every case and every story."""
    for module in pkgutil.walk_packages(xuncha.__path__, "xuncha."):
        if ".actions." in module.name:
            import_module(module.name)
    for package in (cases, stories):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)


def house_actions() -> list[str]:
    """Names of the actions of the package itself, not those that tests make."""
    return sorted(name for name, act in ACTIONS.items() if act.__module__.startswith("xuncha."))


class Crash(OperationalError):
    """The failure that was put in."""


@contextmanager
def failing_at(place: int) -> Iterator[list[str]]:
    """Raise at the `place`th statement, of the office's database or of the vault; yields the statements issued."""
    seen: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        if len(seen) == place:
            raise Crash(f"put in at statement {place}: {sql[:200]}")
        return execute(sql, params, many, context)

    with ExitStack() as both:
        for alias in connections:
            both.enter_context(connections[alias].execute_wrapper(watch))
        yield seen


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of the office. What is put away in the vault stays there by law, named or not."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = [tuple(map(_value, row)) for row in cursor.fetchall()]
    return found


def _value(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def difference(before: dict[str, list], after: dict[str, list]) -> list[str]:
    """Tables whose rows are not the same, with what came and went."""
    return [
        f"{table}: {len(before.get(table, []))} rows before, {len(rows)} after"
        for table, rows in after.items()
        if rows != before.get(table)
    ]


JOURNAL = ("journal_entry", "journal_payload", "journal_tip", "keys_scopekey", "keys_signingkey")


def try_everywhere(act: Act, *, opens: bool = False, most: int = 2000) -> int:
    """Fail `act` at every statement until it comes through; returns how many statements it issues.

    After each failure every table is as it was, the journal is sound and every file that a row speaks of is there.
    An opening that fails after its entry leaves the entry, and nothing else: that it was tried is said.
    """
    before = everything()
    for place in range(1, most):
        seen, through = _try(act, place)
        if through:
            assert len(seen) < place, f"the failure of statement {place} was swallowed: {seen[place - 1]}"
            return _came_through(before, len(seen))
        if not any(map(_writes, seen)):
            continue  # nothing was there yet that could be left behind
        after = everything()
        left = difference(before, after)
        if opens and all(line.startswith(JOURNAL) for line in left):
            assert proof.prove().sound
            before, left = after, []
        assert not left, f"failed at statement {place} ({seen[place - 1][:120]}), left behind: {left}"
        assert not list(sweep.missing())
    raise AssertionError(f"still issuing statements after {most}")


def _try(act: Act, place: int) -> tuple[list[str], bool]:
    """Statements issued, and whether the act came through."""
    store.forget()
    with failing_at(place) as seen:
        try:
            act()
        except Crash:
            return seen, False
    return seen, True


def _writes(sql: str) -> bool:
    return sql.lstrip().partition(" ")[0].upper() in {"INSERT", "UPDATE", "DELETE"}


def _came_through(before: dict[str, list], statements: int) -> int:
    after = everything()
    assert len(after["journal_entry"]) > len(before["journal_entry"])
    report = proof.prove(opened=True)
    assert report.sound, report
    assert not list(sweep.missing())
    return statements


@contextmanager
def crashing() -> Iterator[None]:
    """While this lasts, each action is failed everywhere the first time it is done, and then done."""
    run, join = frame._run, frame._join

    def tried(act: Callable[..., Any], name: str, args: Any, given: Any) -> Any:
        if name not in ANEW and (name in TRIED or name in CASES):
            return run(act, name, args, given)
        ANEW.discard(name)
        TRIED.add(name)
        done: list[Any] = []

        def once() -> None:
            _rewind(given)
            done.append(run(act, name, args, given))

        try_everywhere(once, opens=act.__name__.startswith("open_"))
        return done[-1]

    def joined(act: Callable[..., Any], name: str, said: Any, args: Any, given: Any) -> Any:
        TRIED.add(name)
        return join(act, name, said, args, given)

    frame._run, frame._join = tried, joined
    try:
        yield
    finally:
        frame._run, frame._join = run, join


def _rewind(given: dict[str, Any]) -> None:
    """Streams are read again from their beginning."""
    for value in given.values():
        if hasattr(value, "seek") and hasattr(value, "read"):
            value.seek(0)
