"""The checklist of an inspection: items of its rule set that apply to its kind of body, and what was looked at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from xuncha.standing.regulations.queries import rule_set

from .models import Inspection, LeftOut, Look
from .queries import members
from .rules.coverage import Row, Seen, coverage, kind_of_focus


def items(found: Inspection) -> list[Any]:
    """Items of the taxonomy for this kind of body, in order."""
    taxonomy = rule_set(found.rule_set).taxonomy
    kind = kind_of_focus(found.body.kind)
    return [i for i in taxonomy.items.values() if taxonomy.focuses[i.focus].kind == kind]


def focuses(found: Inspection) -> list[Any]:
    """Headings of those items, in order."""
    kind = kind_of_focus(found.body.kind)
    return [f for f in rule_set(found.rule_set).taxonomy.focuses.values() if f.kind == kind]


def methods(found: Inspection) -> list[Any]:
    """Ways of looking the rule set lists, in order."""
    return sorted(rule_set(found.rule_set).methods.values(), key=lambda m: m.order)


def looks(inspection: UUID) -> list[Look]:
    """All looks, the oldest first."""
    return list(Look.objects.filter(inspection_id=inspection))


def left_out(inspection: UUID) -> dict[str, LeftOut]:
    """Item → why it is not looked at."""
    return {row.item: row for row in LeftOut.objects.filter(inspection_id=inspection)}


def seen(rows: Iterable[Look]) -> list[Seen]:
    return [Seen(row.item, row.method, row.post_id) for row in rows]


@dataclass(frozen=True, slots=True)
class Covered:
    """The checklist as it stands."""

    rows: Sequence[Row]
    looks: Sequence[Look]
    left_out: dict[str, LeftOut]


def covered(found: Inspection, post: UUID | None = None) -> Covered:
    """Every item with its looks; with a post only the looks for that post."""
    every = looks(found.id)
    shown = [row for row in every if post is None or row.post_id == post]
    out = left_out(found.id)
    return Covered(coverage([i.code for i in items(found)], seen(shown), out), every, out)


def untouched_in_package(found: Inspection) -> list[tuple[Inspection, list[str]]]:
    """Items nobody has looked at and the lead did not leave out: of an inspection and each member of its package."""
    every = [found, *members(found)]
    ids = [one.pk for one in every]
    looked = Look.objects.filter(inspection__in=ids).order_by().values_list("inspection", "item")
    out = LeftOut.objects.filter(inspection__in=ids).values_list("inspection", "item")
    done = set(looked.union(out))
    lacking = [(one, [i.code for i in items(one) if (one.pk, i.code) not in done]) for one in every]
    return [(one, codes) for one, codes in lacking if codes]
