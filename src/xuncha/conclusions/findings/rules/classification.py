from collections.abc import Collection
from datetime import date

from .found import Found


def problems(
    *,
    title: str,
    item: str,
    items: Collection[str],
    discipline: str,
    disciplines: Collection[str],
    field: str,
    fields: Collection[str],
    conduct_from: date | None,
    conduct_to: date | None,
) -> list[Found]:
    """A paper has a title; its class, where given, is in the rule set's words; its conduct runs forward in time."""
    found = [] if title.strip() else [Found("workpaper.not_titled", "title")]
    for where, code, known in (
        ("item", item, items),
        ("discipline", discipline, disciplines),
        ("field", field, fields),
    ):
        if code and code not in known:
            found.append(Found("workpaper.not_in_rule_set", where, {"code": code}))
    if conduct_from and conduct_to and conduct_to < conduct_from:
        found.append(Found("workpaper.conduct_backwards", "conduct_to"))
    return found
