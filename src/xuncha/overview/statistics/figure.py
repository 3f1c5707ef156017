"""One figure of a bulletin: key, words, how it is counted, the rows behind it; and how the common ones are made."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.db.models import Value as Constant
from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Ref, Role
from xuncha.foundation.terms.together import together

from .counting import Counting
from .rules.rates import exact

Value = int | str | list[Any] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `rows` are the records counted; None where the figure is a day or a list of words."""

    key: str
    label: str | Promise
    unit: str | Promise
    group: str | Promise
    count: Callable[[Counting], Value]
    rows: Callable[[Counting], Sequence[Ref]] | None = None
    audience: frozenset[Role] | None = None  # on pages; None: whoever may know the round
    share: Callable[[Counting], tuple[int, int]] | None = None
    """Of a rate: part and whole, so that a page rounds it once and never to a hundred while something is open."""
    on_page: Callable[[Counting], bool] | None = None  # None: always
    query: Callable[[Counting], Any] | None = None
    """Of a figure that is counted where the rows lie: one value in one row, so that many are asked for at once."""

    def is_for(self, actor: Actor) -> bool:
        """For others the figure does not exist."""
        return self.audience is None or actor.holds(self.audience)


def first_day(days: Iterable[date]) -> str | None:
    found = sorted(days)
    return found[0].isoformat() if found else None


def last_day(days: Iterable[date]) -> str | None:
    found = sorted(days)
    return found[-1].isoformat() if found else None


def refs(rows: Iterable[Any]) -> list[Ref]:
    return [row.ref for row in rows]


def number_of(rows: Callable[[Counting], list[Any]]) -> Callable[[Counting], Value]:
    return lambda c: len(rows(c))


def listed(
    key: str,
    label: str | Promise,
    unit: str | Promise,
    group: str | Promise,
    rows: Callable[[Counting], list[Any]],
) -> Figure:
    """A figure that is the number of its rows."""
    return Figure(key, label, unit, group, number_of(rows), lambda c: refs(rows(c)))


def counted(
    key: str, label: str | Promise, unit: str | Promise, group: str | Promise, rows: Callable[[Counting], Any]
) -> Figure:
    """The same where the rows are a query: counted there, fetched only when somebody opens them."""
    return measured(key, label, unit, group, rows, Count("pk"))


def measured(
    key: str,
    label: str | Promise,
    unit: str | Promise,
    group: str | Promise,
    rows: Callable[[Counting], Any],
    measure: Any,
) -> Figure:
    """A count or a sum over rows that stay where they are."""

    def query(c: Counting) -> Any:
        return rows(c).order_by().values(one=Constant(1)).annotate(n=measure).values_list("n", flat=True)

    def count(c: Counting) -> int:
        return int(c.once(f"figure {key}", lambda: next(iter(query(c)), 0)) or 0)

    return Figure(key, label, unit, group, count, lambda c: of_query(rows(c)), query=query)


def count_together(over: Counting, figures: Iterable[Figure]) -> None:
    """What is counted where it lies, of all these figures in one statement."""
    asked = {f.key: f.query(over) for f in figures if f.query is not None}
    together(*asked.values())
    for key, found in asked.items():
        value = next(iter(found), 0)
        over.once(f"figure {key}", lambda value=value: value)  # type: ignore[misc]


def of_query(rows: Any) -> list[Ref]:
    ordered = rows if rows.query.order_by or rows.query.get_meta().ordering else rows.order_by("id")
    return [Ref(rows.model.kind(), key) for key in ordered.values_list("id", flat=True)]


def rate(
    key: str,
    label: str | Promise,
    group: str | Promise,
    share: Callable[[Counting], tuple[int, int]],
    rows: Callable[[Counting], Sequence[Ref]] | None = None,
    **more: Any,
) -> Figure:
    """Per cent of a part in its whole; nothing where the whole is 0."""
    return Figure(key, label, "%", group, lambda c: exact(*share(c)), rows, share=share, **more)


def rows_of(rows: Callable[[Counting], list[Any]]) -> Callable[[Counting], list[Ref]]:
    return lambda c: refs(rows(c))
