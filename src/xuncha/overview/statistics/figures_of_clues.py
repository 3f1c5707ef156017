"""Figures of clues. For who may not know how many there are, none of them exists."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.clues import queries as clues
from xuncha.conclusions.clues.queries import Told
from xuncha.foundation.terms import Role

from .counting import Counting
from .figure import Figure, Value, number_of, rate, rows_of

Rows = Callable[[Counting], list[Any]]

CLUES_FOR = frozenset({Role.OFFICE_HEAD, Role.LEADING_GROUP, Role.SECRETARY})
"""The head of the office and those who decide on them."""


def of_clues(site: str | Promise, reported: str | Promise) -> list[Figure]:
    """All of them, in the groups given."""

    def figure(key: str, label: Any, unit: Any, count: Callable[[Counting], Value], rows: Rows) -> Figure:
        return Figure(key, label, unit, reported, count, rows_of(rows), CLUES_FOR)

    def share(key: str, label: Any, rows: Rows) -> Figure:
        parts = lambda c: (len(rows(c)), len(_sent(c)))  # noqa: E731
        return rate(key, label, reported, parts, rows_of(rows), audience=CLUES_FOR)

    return [
        Figure("clue_items", _("线索素材"), _("条"), site, number_of(_items), rows_of(_items), CLUES_FOR),
        figure("clues.found", _("问题线索"), _("件"), number_of(_found), _found),
        figure("clues.cases", _("移交线索"), _("件"), number_of(_sent), _sent),
        figure(
            "clues.persons", _("移交线索涉及"), _("人"), lambda c: sum(x.persons for x in _sent(c)), _sent
        ),
        figure("clues.amount", _("移交线索涉及金额"), _("元"), _amount, _sent),
        figure("clues.to", _("线索移交给"), "", lambda c: sorted({x.receiver for x in _sent(c)}), _sent),
        figure("clues_by_receiver", _("线索按接收单位"), "", _by_receiver, _sent),
        figure("clues.filed_cases", _("线索立案"), _("件"), _told_sum(lambda t: t.cases), _filed),
        figure(
            "clues.filed_persons",
            _("线索立案人数"),
            _("人"),
            _told_sum(lambda t: t.persons),
            _where(lambda t: t.persons),
        ),
        figure("clues.closed", _("线索办结"), _("件"), number_of(_closed), _closed),
        figure(
            "clues.settled_of_earlier_rounds",
            _("以前轮次线索在本轮期间报来结果"),
            _("件"),
            number_of(_earlier),
            _earlier,
        ),
        share("clues.closed_rate", _("线索办结率"), _closed),
        share("case_rate", _("线索成案率"), _filed),
    ]


def _items(c: Counting) -> list[Any]:
    return list(c.once("clues.items", lambda: clues.items_in(c.ids, c.upto)))


def _found(c: Counting) -> list[Any]:
    return list(c.once("clues.found", lambda: clues.found_in(c.ids, c.upto)))


def _sent(c: Counting) -> list[Any]:
    return list(c.once("clues.sent", lambda: clues.transferred_in(c.ids, c.upto)))


def _told(c: Counting) -> dict[Any, Told]:
    return dict(c.once("clues.told", lambda: clues.told_of(_sent(c), c.upto)))


def _told_sum(number: Callable[[Told], int]) -> Callable[[Counting], Value]:
    return lambda c: sum(number(t) for t in _told(c).values())


def _where(holds: Callable[[Told], Any]) -> Rows:
    def rows(c: Counting) -> list[Any]:
        told = _told(c)
        return [clue for clue in _sent(c) if clue.id in told and holds(told[clue.id])]

    return rows


_filed, _closed = _where(lambda t: t.cases), _where(lambda t: t.closed)


def _earlier(c: Counting) -> list[Any]:
    """In the time of this round: from its first entry to its last leaving, or the day counted at."""
    if not c.entered:
        return []
    begins, ends = min(c.entered), min(max(c.left, default=c.upto), c.upto)
    return list(c.once("clues.earlier", lambda: clues.reported_between(begins, ends, without=c.ids)))


def _by_receiver(c: Counting) -> Value:
    told, apart = _told(c), {}  # type: ignore[var-annotated]
    for clue in _sent(c):
        apart.setdefault(clue.receiver, []).append(clue)
    return [
        {
            "to": to,
            "cases": len(rows),
            "persons": sum(clue.persons for clue in rows),
            "checked": sum(told[clue.id].checked for clue in rows if clue.id in told),
        }
        for to, rows in sorted(apart.items())
    ]


def _amount(c: Counting) -> Value:
    amounts = [clue.amount_fen for clue in _sent(c) if clue.amount_fen is not None]
    if not amounts:
        return None
    fen = sum(amounts)
    return fen // 100 if fen % 100 == 0 else str(fen / 100)
