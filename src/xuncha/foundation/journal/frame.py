"""The frame every action runs in: one transaction, its journal entries at the end, under the journal's lock."""

import inspect
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any, Generic, ParamSpec, TypeVar, cast

from django.db import transaction

from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.links.subscriptions import tell
from xuncha.foundation.terms import Actor, Ref

from . import heads, ledger
from .events import known_events

P = ParamSpec("P")
R = TypeVar("R")

ACTIONS: dict[str, Callable[..., Any]] = {}
"""Every action of the house: `room.verb` → the function."""

_open: ContextVar[list[ledger.Said] | None] = ContextVar("journal frame", default=None)


class Unjournalled(Exception):
    """An action that recorded nothing, an entry outside an action, an unknown event, nobody's name: our mistake."""


def action(act: Callable[P, R]) -> Callable[P, R]:
    """Make a verb of a function: keyword-only arguments, `by` first; all of it happens, with its entries, or nothing.

    An action called inside another joins its transaction; where it is refused and the caller goes on, what it
    changed and said is taken back. Raises `Unjournalled` where nothing was recorded.
    """
    name = _name(act)
    _check_signature(act)

    @wraps(act)
    def framed(*args: P.args, **kwargs: P.kwargs) -> R:
        outer = _open.get()
        return _run(act, name, args, kwargs) if outer is None else _join(act, name, outer, args, kwargs)

    known = ACTIONS.get(name)
    if known is not None and known.__module__ != act.__module__:
        raise ValueError(f"two actions of one name: {name}")
    ACTIONS[name] = framed
    return framed


def _run(act: Callable[..., R], name: str, args: Any, kwargs: Any) -> R:
    said: list[ledger.Said] = []
    token = _open.set(said)
    try:
        with transaction.atomic():
            result = act(*args, **kwargs)
            if not said:
                raise Unjournalled(f"{name} recorded nothing")
            ledger.append(said)
            transaction.on_commit(heads.after_commit)
    finally:
        _open.reset(token)
    return _settled(result)


def _join(act: Callable[..., R], name: str, said: list[ledger.Said], args: Any, kwargs: Any) -> R:
    before = len(said)
    try:
        with transaction.atomic():
            result = act(*args, **kwargs)
    except BaseException:
        del said[before:]
        raise
    if len(said) == before:
        raise Unjournalled(f"{name} recorded nothing")
    return _settled(result)


@dataclass(frozen=True, slots=True)
class _Opening(Generic[R]):
    open_it: Callable[[], R]


def after_entry(open_it: Callable[[], R]) -> R:
    """What an `open_…` action returns: the entry is committed first, and only then the sealed thing is opened.

    Inside another action the entry waits for that action's end with all others; nothing leaves the house before.
    """
    return cast(R, _Opening(open_it))


def _settled(result: R) -> R:
    return result.open_it() if isinstance(result, _Opening) else result


def record(
    event: str,
    *,
    by: Actor,
    about: Ref,
    facts: Mapping[str, Any] | None = None,
    scope: str = OFFICE_SCOPE,
    rule_set: str = "",
) -> None:
    """Say in the journal what the running action did, and tell who subscribed, in the same transaction.

    `facts` are JSON values, sealed under `scope`; people stand in them by code or id. Raises `Unjournalled`
    outside an action, for an event no room registered, and for a person without a code.
    """
    said = _open.get()
    if said is None:
        raise Unjournalled(f"{event}: recorded outside an action")
    if event not in known_events():
        raise Unjournalled(f"{event}: no room registered this event")
    if not by.code or "\n" in by.code:
        raise Unjournalled(f"{event}: nobody did it")
    kept = dict(facts or {})
    said.append(ledger.Said(by.clock.now(), by.code, event, about, kept, scope, rule_set))
    tell(event, by, about, kept)


def _name(act: Callable[..., Any]) -> str:
    parts = act.__module__.split(".")
    room = parts[parts.index("actions") - 1] if "actions" in parts[1:] else parts[-1]
    return f"{room}.{act.__name__}"


def _check_signature(act: Callable[..., Any]) -> None:
    parameters = list(inspect.signature(act).parameters.values())
    if not parameters or parameters[0].name != "by":
        raise TypeError(f"{act.__name__}: the acting person comes first, as `by`")
    if any(p.kind is not inspect.Parameter.KEYWORD_ONLY for p in parameters):
        raise TypeError(f"{act.__name__}: an action takes keyword arguments only")
