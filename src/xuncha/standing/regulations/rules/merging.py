"""A set that `extends` another states only what differs: tables are matched by their key and laid over the base."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

# Which key names an entry of each list of tables. A route's steps are replaced as a whole.
KEYS = {
    "stage": ("code",),
    "condition": ("clause",),
    "period": ("code",),
    "route": ("code",),
    "paper": ("code",),
    "recusal": ("code",),
    "threshold": ("code",),
    "method": ("code",),
    "result": ("table", "code"),
    "step": ("code",),
    "focus": ("code",),
    "item": ("code",),
    "discipline": ("code",),
    "field": ("code",),
    "level": ("code",),
}
# What a set says of itself is never inherited.
OWN = ("code", "version", "name", "name_en", "valid_from", "valid_until", "extends")


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with what `own` states in its place. An entry with `remove = true` is dropped."""
    merged: dict[str, Any] = {k: deepcopy(v) for k, v in base.items() if k not in OWN}
    for name, value in own.items():
        if name in KEYS and isinstance(value, list) and isinstance(merged.get(name), list):
            merged[name] = _entries(merged[name], value, KEYS[name])
        elif isinstance(value, dict) and isinstance(merged.get(name), dict):
            merged[name] = {**merged[name], **value}
        else:
            merged[name] = deepcopy(value)
    merged.pop("extends", None)
    return _without_dropped(merged, base, own)


# A list of a step → the list of tables it names, and by which key.
NAMED_BY_STEPS = {
    "papers": ("paper", "code"),
    "routes": ("route", "code"),
    "periods": ("period", "code"),
    "before": ("condition", "code"),
    "supplies": ("condition", "code"),
}


def _without_dropped(
    merged: dict[str, Any], base: Mapping[str, Any], own: Mapping[str, Any]
) -> dict[str, Any]:
    """Steps of the base forget what the own set dropped; steps the own set states itself are left as they are."""
    gone: dict[tuple[str, str], set[Any]] = {}
    for name in KEYS:
        for key in ("code", "clause"):
            gone[name, key] = _values(base, name, key) - _values(merged, name, key)
    stated = {str(s.get("code")): set(s) for s in _tables(own, "step")}
    for step in _tables(merged, "step"):
        mine = stated.get(str(step.get("code")), set())
        for field, (name, key) in NAMED_BY_STEPS.items():
            _forget(step, field, gone[name, key], mine)
        _forget(step, "clauses", set().union(*(gone[name, "clause"] for name in KEYS)), mine)
    return merged


def _tables(raw: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The entries of a list of tables that are tables; what is not is left for the reader to refuse."""
    entries = raw.get(name)
    return [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []


def _values(raw: Mapping[str, Any], name: str, key: str) -> set[Any]:
    return {e[key] for e in _tables(raw, name) if isinstance(e.get(key), str)}


def _forget(step: dict[str, Any], field: str, gone: set[Any], mine: set[str]) -> None:
    if field not in mine and isinstance(step.get(field), list):
        step[field] = [v for v in step[field] if not (isinstance(v, str) and v in gone)]


def _entries(base: list[Any], own: list[Any], keys: tuple[str, ...]) -> list[Any]:
    """Order of the base first, new entries after. What is no table is left for the reader to refuse."""
    merged = deepcopy(base)
    places = {_key(entry, keys): n for n, entry in enumerate(base)}
    laid: set[Any] = set()
    for entry in own:
        key = _key(entry, keys)
        # A key given twice in the own file is two entries: the reader must see both to refuse them.
        if key is None or key not in places or key in laid:
            merged.append(entry)
            continue
        laid.add(key)
        kept = merged[places[key]]
        merged[places[key]] = (
            None if entry.get("remove") is True else {**_without_translations(kept, entry), **entry}
        )
    return [entry for entry in merged if entry is not None]


def _without_translations(kept: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """A text stated anew without its English does not keep the old English."""
    gone = {f"{name}_en" for name in entry if not name.endswith("_en")}
    gone -= {f"{name}_en" for name in entry if entry[name] == kept.get(name)}
    return {k: v for k, v in kept.items() if k not in gone}


def _key(entry: Any, keys: tuple[str, ...]) -> tuple[Any, ...] | None:
    if not isinstance(entry, dict):
        return None
    found = tuple(entry.get(k) for k in keys)
    return found if all(isinstance(f, str) for f in found) else None
