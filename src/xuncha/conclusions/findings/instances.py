"""Reads of the instances of a common matter: of a paper, of members of a package, for figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotKnown
from xuncha.onsite.evidence import queries as evidence

from .models import Instance, Spread, Workpaper
from .rules.instances import Stands

Cited = Mapping[UUID, tuple[Any, ...]]


def of_paper(paper: Workpaper) -> tuple[Instance, ...]:
    """Instances of a common matter by number of the member; none, and nothing asked, for an individual one."""
    if paper.spread != Spread.SHARED:
        return ()
    return tuple(Instance.objects.filter(workpaper=paper).select_related("inspection", "body"))


def citations(rows: Sequence[Instance]) -> Cited:
    """Instance → its citations in force."""
    if not rows:
        return {}
    found: dict[UUID, list[Any]] = defaultdict(list)
    for one in evidence.citations_of_many(row.ref for row in rows):
        found[one.cited_id].append(one)
    return {key: tuple(these) for key, these in found.items()}


def standing(rows: Iterable[Instance], cited: Cited) -> list[Stands]:
    return [Stands(row.body.called, bool(row.text.strip()), bool(cited.get(row.pk))) for row in rows]


def content(rows: Iterable[Instance], cited: Cited) -> list[Any]:
    """What a signature is given for."""
    return [
        (
            str(row.inspection_id),
            row.text,
            row.amount_fen,
            row.persons,
            sorted(
                (c.item.number, str(c.item_id), c.page, c.passage, c.quote) for c in cited.get(row.pk, ())
            ),
        )
        for row in rows
    ]


def one_of(paper: Workpaper, key: UUID) -> Instance:
    """An instance of a paper the caller knows. Raises NotKnown."""
    found = Instance.objects.select_related("inspection", "body").filter(workpaper=paper, pk=key).first()
    if found is None:
        raise NotKnown("instance.not_known", _("这件底稿没有这个实例。"))
    return found


def paper_of(key: UUID) -> UUID:
    """The paper an instance belongs to, for actions that lock it first. Raises NotKnown."""
    found = Instance.objects.filter(pk=key).values_list("workpaper", flat=True).first()
    if found is None:
        raise NotKnown("instance.not_known", _("这件底稿没有这个实例。"))
    return found


def free_members(paper: Workpaper, members: Iterable[Any]) -> list[Any]:
    """Members of the package that have no instance of this matter yet."""
    taken = set(Instance.objects.filter(workpaper=paper).values_list("inspection", flat=True))
    return [one for one in members if one.pk not in taken]


def by_cell(
    papers: QuerySet[Workpaper], inspections: Collection[UUID], *, found: bool
) -> dict[tuple[UUID, str], int]:
    """Instances of these papers in these inspections by inspection and item: of findings, or of papers under way."""
    rows = Instance.objects.filter(inspection__in=inspections, workpaper__in=papers.values("pk"))
    rows = rows.filter(workpaper__finding__isnull=not found).exclude(workpaper__item="")
    if not found:
        rows = rows.exclude(workpaper__state="judged")
    counted = rows.order_by().values_list("inspection", "workpaper__item").annotate(n=Count("pk"))
    return {(one, item): n for one, item, n in counted}


def of_member(inspection: UUID) -> list[Instance]:
    """Instances of common findings in one member; whoever asks: the caller has decided who may know them."""
    rows = Instance.objects.filter(inspection=inspection, workpaper__finding__isnull=False)
    return list(rows.select_related("workpaper__finding", "body").order_by("workpaper__number"))


def of_findings(findings: Collection[UUID]) -> dict[UUID, list[Instance]]:
    """Finding → its instances by number of the member, in one statement."""
    found: dict[UUID, list[Instance]] = defaultdict(list)
    rows = Instance.objects.filter(workpaper__finding__in=list(findings))
    for row in rows.select_related("body", "workpaper__finding").order_by("inspection__number"):
        found[row.workpaper.finding.pk].append(row)
    return found


def judged_in(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Instance]:
    """Instances of findings made by the end of a day, in these inspections: for the figures."""
    return (
        Instance.objects.filter(inspection__in=inspections, workpaper__finding__judged_on__lte=upto)
        .select_related("body", "workpaper__finding")
        .order_by("workpaper__number", "inspection__number")
    )


def in_findings(findings: QuerySet[Any]) -> QuerySet[Instance]:
    """Instances of these findings: for a counted field."""
    return Instance.objects.filter(workpaper__finding__in=findings.order_by().values("pk"))
