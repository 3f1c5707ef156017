"""What this room supplies to the registries: how its things are described, its conditions, what it does when told."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Decision, NotKnown, Ref
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.standing.coordination import policies as coordination_policies
from xuncha.standing.coordination import queries as coordination

from . import checklist, policies, queries
from .actions.open_tour import open_tour
from .actions.take_over_points import take_over_points
from .dossier import Tally
from .models import EntryMeeting, Inspection, LeftOut, Look
from .rules.states import PointState, Stage
from .words import POINT_STATES, STAGES


@stepwise
def describe_inspections(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.body_name,
            reverse("inspections:inspection", args=[row.id]),
            row.number,
            str(STAGES[Stage(row.stage)]),
        )
        for row in rows
    }


@stepwise
def describe_points(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.points_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.title,
            reverse("inspections:point", args=[row.id]),
            row.number,
            str(POINT_STATES[PointState(row.state)]),
        )
        for row in rows
    }


def open_after_authorisation(by: Actor, team: Ref, facts: Mapping[str, Any]) -> None:
    """The team is authorised: its tour opens, with one inspection for each target."""
    if queries.unopened(team.id):
        open_tour(by=by, team=team.id)


def open_after_assignment(by: Actor, team: Ref, facts: Mapping[str, Any]) -> None:
    """A target joined a team that is authorised already: its inspection opens at once."""
    if facts.get("authorised") and queries.unopened(team.id):
        open_tour(by=by, team=team.id)


def entry_held(ref: Ref, actor: Actor) -> Answer:
    if EntryMeeting.objects.filter(inspection_id=ref.id).exists():
        return Answer()
    return Answer(
        (
            Missing(
                _("进驻动员会没有登记"),
                _("联络员或组长"),
                href=reverse("inspections:entry_meeting", args=[ref.id]),
                button=_("登记会议"),
            ),
        )
    )


def points_settled(ref: Ref, actor: Actor) -> Answer:
    left = list(queries.points_open(queries.in_package(ref.id)).select_related("who_has"))
    if not left:
        return Answer()
    holders = sorted({p.who_has.name for p in left if p.who_has})
    return Answer(
        (
            Missing(
                _("疑点未了结 %(count)d 个") % {"count": len(left)},
                "、".join(holders) or _("本组"),
                due=min((p.settles_by for p in left if p.settles_by), default=None),
                href=reverse("inspections:points", args=[left[0].inspection_id]),
                button=_("看疑点"),
                detail="、".join(p.number for p in left[:6]) + ("…" if len(left) > 6 else ""),
            ),
        )
    )


def points_href(inspection: Any) -> str:
    return reverse("inspections:points", args=[inspection.id])


def count_points(actor: Actor, inspection: Any) -> Tally:
    """`3/12`: open of all; the number alone once all are settled."""
    parts = (queries.points_open([inspection.id]), queries.points_noted([inspection.id]))
    return Tally(parts, lambda left, every: f"{left}/{every}" if left else every)


# ------------------------------------------------------------------------------------------------ called home


def points_in_hand(team: UUID, person: UUID) -> list[tuple[str, Ref]]:
    return [(row.number, row.ref) for row in queries.open_points_of(team, person)]


def take_over(by: Actor, team: UUID, leaving: UUID, successor: UUID) -> None:
    take_over_points(by=by, team=team, leaving=leaving, successor=successor)


def checklist_covered(ref: Ref, actor: Actor) -> Answer:
    """Every item of the checklist was looked at, or the lead said that it does not apply; in a package of each member."""
    found = Inspection.objects.select_related("body").get(id=ref.id)
    return Answer(tuple(_bare(found, one, codes) for one, codes in checklist.untouched_in_package(found)))


def _bare(package: Inspection, found: Inspection, codes: list[str]) -> Missing:
    text = _("清单上没有人看过 %(count)d 项") % {"count": len(codes)}
    return Missing(
        text if found.pk == package.pk else f"{found.body_name}：{text}",
        _("组长分给组员"),
        href=reverse("inspections:checklist", args=[found.pk]) + "?bare=1",
        button=_("看是哪些"),
        detail="、".join(codes[:6]) + ("…" if len(codes) > 6 else ""),
    )


def checklist_href(inspection: Any) -> str:
    return reverse("inspections:checklist", args=[inspection.id])


def count_looked_at(actor: Actor, inspection: Any) -> Tally:
    """`12/46`: items somebody looked at, of those that apply."""
    every = len(checklist.items(inspection))
    parts = (
        Look.objects.filter(inspection=inspection, first=True),
        LeftOut.objects.filter(inspection=inspection),
    )
    return Tally(parts, lambda looked, out: f"{looked}/{every - out}")


# ------------------------------------------------------------------------------------------------ briefings


def may_note_from(actor: Actor, item: Ref) -> Decision | None:
    """Whether a matter of a briefing may become a point: where an inspection of that body takes points now."""
    try:
        told = coordination.item(item.id, actor)
    except NotKnown:
        return None
    where = queries.open_for_points(told.about_id, actor)
    return policies.can_note_point(actor, where[0]) if where else None


def note_from_href(item: Ref) -> str:
    return reverse("inspections:note_from", args=[item.id])


def may_hand_over(actor: Actor, briefing: Ref) -> Decision | None:
    """The office hands a briefing to a team; for others the verb does not exist."""
    if not actor.is_office:
        return None
    found = coordination.briefing(briefing.id, actor)
    decision = coordination_policies.can_hand_over(actor, found)
    return decision if decision else None


def hand_over_href(briefing: Ref) -> str:
    return reverse("inspections:hand_over_briefing", args=[briefing.id])


def notices_href(inspection: Any) -> str:
    return reverse("inspections:notices", args=[inspection.id])


def meetings_href(inspection: Any) -> str:
    return reverse("inspections:meetings", args=[inspection.id])
