"""Figures of the plan and the register, of villages and their towns."""

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xuncha.conclusions.reports import queries as reports
from xuncha.foundation.terms import Ref
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.organisations.rules.kinds import INSPECTED

from .counting import Counting
from .figure import Figure, rate, refs
from .rules.rates import SIX

VILLAGES = ("village", "community")


def in_plan(c: Counting, kind: str) -> list[Any]:
    """Bodies of a kind in the approved plan of which this round does a part, targets included."""
    planned = {p.body_id: p.body for p in c.planned if p.body.kind == kind}
    return list((planned | {t.body_id: t.body for t in c.targets if t.body.kind == kind}).values())


def registered(c: Counting, kind: str) -> list[Any]:
    """Bodies of a kind in the register on the day the round begins."""
    return [b for b in c.register if b.kind == kind]


def _coverage(c: Counting, kind: str) -> tuple[int, int]:
    inspected = {t.body_id for t in c.targets if t.body.kind == kind and t.extended_of_id is None}
    return len(inspected), len(registered(c, kind))


def _takes(c: Counting, kind: str) -> bool:
    """Whether the round takes any body of a kind: other kinds are no line on a page."""
    return any(t.body.kind == kind for t in c.targets)


def villages(c: Counting) -> list[Any]:
    """Villages inspected, each once: what is counted per village is divided by these."""
    rows = [t for t in c.targets if t.body.kind == "village" and t.extended_of_id is None and not t.inside]
    return list({t.body_id: t for t in rows}.values())


def _towns(c: Counting) -> list[UUID]:
    """Towns to which target villages and communities belong."""
    rows = (t.body.parent_id for t in c.targets if t.body.kind in VILLAGES)
    return list(dict.fromkeys(town for town in rows if town))


def per_village(c: Counting, number: int) -> str | None:
    """A plain ratio to the target villages, six decimals cut off; None where there are none."""
    among = len(villages(c))
    return str((Decimal(number) / among).quantize(SIX, ROUND_DOWN)) if among else None


def towns_told(c: Counting) -> dict[UUID, bool]:
    """Towns that were given the feedback of villages below them, each with whether it heard before the first of them."""
    told: dict[UUID, tuple[Any, ...]] = {}
    villages_told: dict[UUID, tuple[Any, ...]] = {}
    for receipt in c.once("told", lambda: list(reports.told_in(c.ids, c.upto))):
        turn = (receipt.told_on, receipt.recorded_at, receipt.id)
        inspected = receipt.feedback.inspection.body
        if receipt.body_id == inspected.id:
            if inspected.kind in VILLAGES and inspected.parent_id:
                villages_told.setdefault(inspected.parent_id, turn)
        elif receipt.body_id == inspected.parent_id and inspected.kind in VILLAGES:
            told.setdefault(receipt.body_id, turn)
    return {town: town not in villages_told or turn < villages_told[town] for town, turn in told.items()}


def _of_towns(first: bool) -> Callable[[Counting], list[Ref]]:
    return lambda c: [Ref("organisations.body", t) for t, before in towns_told(c).items() if before is first]


def _told(key: str, label: str | Promise, group: str | Promise, first: bool) -> Figure:
    rows = _of_towns(first)
    return Figure(key, label, _("个"), group, lambda c: len(rows(c)), rows, on_page=lambda c: bool(rows(c)))


def of_plan(group: str | Promise) -> list[Figure]:
    """For each kind of body: how many are planned, registered, and the share that this round takes."""
    towns: Callable[[Counting], list[Ref]] = lambda c: [Ref("organisations.body", t) for t in _towns(c)]  # noqa: E731
    return [figure for kind in INSPECTED for figure in _of_kind(kind, group)] + [
        Figure(
            "towns_of_villages",
            _("村社区所属乡镇"),
            _("个"),
            group,
            lambda c: len(_towns(c)),
            towns,
            on_page=lambda c: bool(_towns(c)),
        )
    ]


def _of_kind(kind: str, group: str | Promise) -> tuple[Figure, ...]:
    word = organisations.kind_label(kind)

    def taken(c: Counting) -> bool:
        return _takes(c, kind)

    return (
        Figure(
            f"planned.{kind}",
            format_lazy("{}：{}", _("计划"), word),
            _("个"),
            group,
            lambda c: len(in_plan(c, kind)),
            lambda c: refs(in_plan(c, kind)),
            on_page=taken,
        ),
        Figure(
            f"register.{kind}",
            format_lazy("{}：{}", _("在册"), word),
            _("个"),
            group,
            lambda c: len(registered(c, kind)),
            lambda c: refs(registered(c, kind)),
            on_page=taken,
        ),
        rate(
            f"coverage.{kind}",
            format_lazy("{}：{}", _("本轮覆盖"), word),
            group,
            lambda c: _coverage(c, kind),
            on_page=taken,
        ),
    )


def of_feedback(group: str | Promise) -> Sequence[Figure]:
    return (
        _told("feedback_towns_first", _("先于村反馈的乡镇"), group, True),
        _told("feedback_towns_too", _("一并反馈的乡镇"), group, False),
    )


def of_villages(group: str | Promise, findings: Callable[[Counting], list[Any]]) -> Figure:
    return Figure(
        "findings_per_village",
        _("平均每村发现问题"),
        _("个"),
        group,
        lambda c: per_village(c, len(findings(c))),
    )


def targets(c: Counting) -> list[dict[str, Any]]:
    """Targets counted by all the words a published line has."""
    lines = Counter(
        (
            t.inspection_kind,
            t.theme,
            t.body.kind,
            t.inside,
            t.package_of.body.kind if t.package_of_id else "",
            t.extended_of_id is not None,
        )
        for t in c.targets
    )
    found = []
    for (kind, theme, body, inside, under, extended), count in sorted(lines.items()):
        line: dict[str, Any] = {"inspection": kind, "body": body, "count": count}
        line |= {k: v for k, v in (("theme", theme), ("inside", inside), ("under", under)) if v}
        if extended:
            line["extended"] = True
        found.append(line)
    return found
