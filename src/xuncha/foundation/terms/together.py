"""Several lists in one statement: what a page needs of many tables is asked for once.

    late, drafts = queries.late(actor)[:8], queries.drafts(actor)
    together(late, drafts)
    for row in late: …          # asks nothing any more

What each list holds, its order, its limit and who may see it stay with the query that made it.

Where many rooms answer for one page, each says which lists it is about to use, and `in_step` reads those of all:

    @stepwise
    def late(actor: Actor) -> Steps[Card | None]:
        rows = queries.late(actor)[:8]
        yield rows
        return Card(…) if rows else None

    cards = in_step((build, (actor,)) for build in builds)
"""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeAlias, TypeVar, cast
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Field, QuerySet

P = ParamSpec("P")
R = TypeVar("R")
Lists: TypeAlias = "QuerySet[Any] | Sequence[QuerySet[Any]]"
Steps: TypeAlias = Generator[Lists, None, R]

EVERYTHING = 2**31 - 1  # an ordered part keeps its order in a union where it has a limit


def together(*asked: QuerySet[Any]) -> None:
    """Read these lists (of rows or of values) in one statement; each then holds its rows as if it had been read alone.

    Lists read before and lists that hold nothing by their own terms cost nothing. All of one database.
    """
    parts: list[_Part] = []
    for rows in dict.fromkeys(asked):
        if rows._result_cache is None:
            try:
                parts.append(_Part(rows, len(parts)))
            except EmptyResultSet:
                rows._result_cache = []
    if len(parts) == 1:
        len(parts[0].rows)
    elif parts:
        _read(parts)


def hang(parents: Iterable[Any], **below: Iterable[Any]) -> None:
    """Give each parent its rows of these lists, by the name it knows them under, as if fetched for it."""
    rows = list(parents)
    for name, children in below.items():
        if not rows:
            return
        back = rows[0]._meta.get_field(name).field
        of_parent: dict[Any, list[Any]] = {row.pk: [] for row in rows}
        by_key = {row.pk: row for row in rows}
        for child in children:
            key = getattr(child, back.attname)
            if key in by_key:
                setattr(child, back.name, by_key[key])
                of_parent[key].append(child)
        for row in rows:
            held = getattr(row, name).all()
            held._result_cache = of_parent[row.pk]
            row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = held


class Stepwise(Generic[P, R]):
    """A question that names the lists it is about to use. Called, it is answered alone; `in_step` answers many."""

    def __init__(self, steps: Callable[P, Steps[R]]) -> None:
        self.steps = steps
        update_wrapper(self, steps)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        return _taken(self.steps(*args, **kwargs))


def stepwise(steps: Callable[P, Steps[R]]) -> Stepwise[P, R]:
    """A function that yields a list (or several) before using it, and returns its answer."""
    return Stepwise(steps)


def in_step(asked: Iterable[tuple[Callable[..., R], Sequence[Any]]]) -> list[R]:
    """Answers in the order asked; what all of them need at a step is one statement. Others are simply called."""
    return _taken(steps_of(asked))


def _taken(steps: Steps[R]) -> R:
    while True:
        try:
            together(*_listed(next(steps)))
        except StopIteration as answered:
            return cast("R", answered.value)


def steps_of(asked: Iterable[tuple[Callable[..., R], Sequence[Any]]]) -> Steps[list[R]]:
    """The same as steps, for a question that asks others: `answers = yield from steps_of(…)`."""
    running: dict[int, Steps[R]] = {}
    answers: dict[int, R] = {}
    for n, (question, args) in enumerate(asked):
        if isinstance(question, Stepwise):
            running[n] = question.steps(*args)
        else:
            answers[n] = question(*args)
    while running:
        wanted: list[QuerySet[Any]] = []
        for n, steps in list(running.items()):
            try:
                wanted += _listed(next(steps))
            except StopIteration as answered:
                answers[n] = answered.value
                del running[n]
        if wanted:
            yield wanted
    return [answers[n] for n in sorted(answers)]


def _listed(named: Lists) -> Sequence[QuerySet[Any]]:
    return [named] if isinstance(named, QuerySet) else named


def _read(parts: Sequence["_Part"]) -> None:
    connection = connections[parts[0].rows.db]
    width = max(len(part.columns) for part in parts)
    params = [value for part in parts for value in part.params]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(part.select(width) for part in parts), params)
        found = cursor.fetchall()
    kept: list[list[Any]] = [[] for _ in parts]
    for row in found:
        kept[row[0]].append(row[1:])
    for part, rows in zip(parts, kept, strict=True):
        part.answer(rows)


class _Part:
    """One of the lists: what it asks, and how the rows that came are given back to it."""

    def __init__(self, rows: QuerySet[Any], number: int) -> None:
        self.rows, self.number = rows, number
        self.connection = connections[rows.db]
        query = rows.query.chain()
        if (query.order_by or query.get_meta().ordering) and query.high_mark is None:
            query.set_limits(high=EVERYTHING)
        self.compiler = query.get_compiler(rows.db, self.connection)
        self.sql, self.params = self.compiler.as_sql(with_col_aliases=True)
        self.columns = [alias for _column, _sql, alias in self.compiler.select]

    def select(self, width: int) -> str:
        quoted = [self.connection.ops.quote_name(str(c)) for c in self.columns]
        told = [
            f"{c}::text" if self._typed else f"+{c}" for c in quoted
        ]  # a bare name would bring its type along
        told += ["NULL"] * (width - len(told))
        return f"SELECT {self.number}, {', '.join(told)} FROM ({self.sql}) AS part{self.number}"

    @property
    def _typed(self) -> bool:
        return self.connection.vendor == "postgresql"

    def answer(self, raw: Sequence[Sequence[Any]]) -> None:
        width = len(self.columns)
        readers = [_reader(column) for column, _sql, _alias in self.compiler.select] if self._typed else []
        given = [_read_back(row, readers) if readers else row[:width] for row in raw]
        self.compiler.execute_sql = lambda *args, **kwargs: [given]
        query = self.rows._query
        self.rows._query = query.chain()
        self.rows._query.get_compiler = lambda *args, **kwargs: self.compiler
        try:
            self.rows._fetch_all()
        finally:
            self.rows._query = query


def _read_back(row: Sequence[Any], readers: Sequence[Callable[[str], Any]]) -> list[Any]:
    return [None if v is None else read(v) for v, read in zip(row, readers, strict=False)]


def _reader(column: Any) -> Callable[[str], Any]:
    """From the text of a value to what the driver would have given."""
    field: Field[Any, Any] = column.output_field
    while field.is_relation:
        field = field.target_field
    return READERS.get(field.get_internal_type(), str)


READERS: Mapping[str, Callable[[str], Any]] = {
    "UUIDField": UUID,
    "DateField": date.fromisoformat,
    "DateTimeField": datetime.fromisoformat,
    "TimeField": time.fromisoformat,
    "BooleanField": "true".__eq__,
    "BinaryField": lambda text: bytes.fromhex(text.removeprefix("\\x")),
    "FloatField": float,
    **dict.fromkeys(
        (
            *("IntegerField", "BigIntegerField", "SmallIntegerField", "AutoField", "BigAutoField"),
            *("PositiveIntegerField", "PositiveSmallIntegerField", "PositiveBigIntegerField"),
        ),
        int,
    ),
}
