"""Reads. A volume is known to whoever may know its inspection; its folder only to the office."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, TEAM, Actor, NotKnown, Role
from xuncha.onsite.inspections import queries as inspections

from .models import Copy, Entry, Loan, RoundCopy, Volume
from .rules.states import LoanState

READERS = OFFICE | TEAM


def visible_to(actor: Actor) -> QuerySet[Volume]:
    rows = Volume.objects.select_related("inspection__body")
    if actor.has(*OFFICE):
        return rows
    if not actor.has(*TEAM):
        return rows.none()
    return rows.filter(inspection__in=inspections.visible_to(actor).values("pk"))


def can_view(actor: Actor, found: Volume) -> bool:
    """The same answer as `visible_to`, for one at hand."""
    if actor.has(*OFFICE):
        return True
    return actor.has(*TEAM) and found.inspection.team_id in actor.scopes(*TEAM)


def not_known() -> NotKnown:
    return NotKnown("archives.not_known", _("没有这份案卷，或您不参与这项工作。"))


def volume(key: UUID, actor: Actor, *, locked: bool = False) -> Volume:
    rows = visible_to(actor)
    found = (rows.select_for_update(of=("self",)) if locked else rows).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def copy(key: UUID, actor: Actor) -> Copy:
    """A written folder, closed: for the head of the office, and who has borrowed the volume. Raises NotKnown."""
    rows = Copy.objects.filter(volume__in=visible_to(actor).values("pk"))
    found: Copy | None = rows.select_related("file", "volume__inspection").filter(pk=key).first()
    if found is None or not (actor.has(Role.OFFICE_HEAD) or has_borrowed(actor, found.volume.inspection_id)):
        raise not_known()
    return found


def has_borrowed(actor: Actor, inspection: UUID) -> bool:
    """Whether the volume of an inspection is lent to this person today."""
    if actor.person is None:
        return False
    lent = Loan.objects.filter(volume__inspection=inspection, person_id=actor.person, state=LoanState.LENT)
    return bool(lent.filter(due_on__gte=actor.clock.today()).exists())


def loans_visible_to(actor: Actor) -> QuerySet[Loan]:
    """All for the office; for others what they asked for."""
    rows = Loan.objects.select_related("volume__inspection__body")
    if actor.has(*OFFICE):
        return rows
    return rows.filter(person_id=actor.person) if actor.person is not None else rows.none()


def locked_loan(key: UUID, actor: Actor) -> Loan:
    """One loan, held. Raises NotKnown."""
    found: Loan | None = loans_visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def loan(key: UUID, actor: Actor) -> Loan:
    found: Loan | None = loans_visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def loans_waiting(actor: Actor) -> QuerySet[Loan]:
    """For the head what is asked; for the office what is out past its day; for others what they have out."""
    late = Q(state=LoanState.LENT, due_on__lt=actor.clock.today())
    wanted = late if actor.has(*OFFICE) else Q(state=LoanState.LENT)
    if actor.has(Role.OFFICE_HEAD):
        wanted |= Q(state=LoanState.ASKED)
    return loans_visible_to(actor).filter(wanted).order_by("due_on", "asked_on")


def of_round(round: UUID) -> list[tuple[Any, Volume | None]]:
    """Every inspection of a round with its newest catalogue, by number, whoever asks: for handing the round over."""
    rows = list(inspections.inspections_of_round(round).order_by("number"))
    newest = Volume.objects.filter(inspection__in=[r.pk for r in rows]).order_by("edition")
    last = {v.inspection_id: v for v in newest.select_related("inspection__body")}
    return [(row, last.get(row.pk)) for row in rows]


def catalogued_of_rounds(rounds: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """For each round how many of its inspections are catalogued, of how many: two statements."""
    every = inspections.numbers_of_rounds(rounds)
    kept = Volume.objects.filter(inspection__team__batch__round__in=list(rounds))
    rows = kept.values("inspection__team__batch__round").annotate(n=Count("inspection", distinct=True))
    done = {r["inspection__team__batch__round"]: r["n"] for r in rows.order_by()}
    return {key: (done.get(key, 0), n) for key, n in every.items()}


def round_copies(actor: Actor) -> QuerySet[RoundCopy]:
    """Folders of whole rounds, for the head of the office."""
    rows = RoundCopy.objects.select_related("round", "file")
    return rows if actor.has(Role.OFFICE_HEAD) else rows.none()


def round_copy(key: UUID, actor: Actor) -> RoundCopy:
    """One of them, closed. Raises NotKnown."""
    found: RoundCopy | None = round_copies(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def latest(inspection: UUID) -> Volume | None:
    found: Volume | None = Volume.objects.filter(inspection=inspection).order_by("-edition").first()
    return found


def entries_now(inspection: UUID) -> QuerySet[Entry]:
    """Lines of the newest edition."""
    newest = Volume.objects.filter(inspection=OuterRef("volume__inspection")).order_by("-edition")
    return Entry.objects.filter(volume__inspection=inspection, volume=Subquery(newest.values("pk")[:1]))


def next_edition(inspection: UUID) -> int:
    last = Volume.objects.filter(inspection=inspection).aggregate(last=Max("edition"))["last"]
    return int(last or 0) + 1


def newest(actor: Actor) -> list[Any]:
    """Inspections fed back or later, the newest first, each with its last catalogue or None: two statements."""
    rows = list(
        inspections.visible_to(actor)
        .filter(stage__in=("fed_back", "rectifying", "assessed", "filed"))
        .select_related("body")
        .order_by("-opened_on")[:200]
    )
    last = {
        v.inspection_id: v
        for v in Volume.objects.filter(inspection__in=[r.pk for r in rows])
        .annotate(page_sum=Sum("entries__pages"))
        .order_by("edition")
    }
    return [(row, last.get(row.pk)) for row in rows]
