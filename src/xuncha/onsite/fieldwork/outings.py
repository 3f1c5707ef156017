"""What this room supplies of visits, sittings and calls: described, counted, on their days, as a condition to leave."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Ref, Role
from xuncha.onsite.inspections.dossier import Appointment, Tally, Waiting
from xuncha.onsite.inspections.policies import serves

from . import queries
from .models import Sitting, Visit
from .rules.states import OutingState
from .words import OUTING_STATES

SHOWN = 6
NEWEST = 40


def describe_visits(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(
            row.whom,
            reverse("fieldwork:visit", args=[row.id]),
            row.number,
            str(OUTING_STATES[OutingState(row.state)]),
        )
        for row in queries.visits_visible_to(actor).filter(id__in=ids)
    }


def describe_sittings(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(
            row.subject,
            reverse("fieldwork:sitting", args=[row.id]),
            row.number,
            str(OUTING_STATES[OutingState(row.state)]),
        )
        for row in queries.sittings_visible_to(actor).filter(id__in=ids)
    }


def describe_phone_checks(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    return {
        row.id: Described(row.asked, reverse("fieldwork:phone_check", args=[row.id]), row.number, row.whom)
        for row in queries.phone_checks_visible_to(actor).filter(id__in=ids)
    }


def all_held(ref: Ref, actor: Actor) -> Answer:
    """Every visit and sitting planned was held or cancelled."""
    left = queries.unheld_outings(ref.id)
    rows = (
        ([o for o in left if isinstance(o, Visit)], _("安排的走访没有办 %(count)d 次"), "fieldwork:visits"),
        (
            [o for o in left if isinstance(o, Sitting)],
            _("安排的听会没有办 %(count)d 次"),
            "fieldwork:sittings",
        ),
    )
    return Answer(
        tuple(
            Missing(
                text % {"count": len(these)},
                _("安排去的人；不去的写明原因取消"),
                due=min(o.planned_on for o in these),
                href=reverse(page, args=[ref.id]),
                button=_("去登记"),
                detail="、".join(o.number for o in these[:SHOWN]) + ("…" if len(these) > SHOWN else ""),
            )
            for these, text, page in rows
            if these
        )
    )


def visits_href(inspection: Any) -> str:
    return reverse("fieldwork:visits", args=[inspection.id])


def sittings_href(inspection: Any) -> str:
    return reverse("fieldwork:sittings", args=[inspection.id])


def count_visits(actor: Actor, inspection: Any) -> Tally:
    """`5/6`: made of all that were not cancelled."""
    return Tally(
        queries.outings_standing(inspection.id), lambda done, every: f"{done}/{every}" if every else 0
    )


def count_sittings(actor: Actor, inspection: Any) -> Tally:
    return Tally(
        queries.sittings_standing(inspection.id), lambda done, every: f"{done}/{every}" if every else 0
    )


def outing_days(actor: Actor, inspection: Any, first: date, last: date) -> list[Appointment]:
    """Visits and sittings of the days, for the team."""
    return [
        Appointment(
            row.on,
            f"{row.at:%H:%M} {row.number} {row.text}" if row.at else f"{row.number} {row.text}",
            reverse(f"fieldwork:{row.what}", args=[row.id]),
        )
        for row in queries.outings_between(actor, inspection.id, first, last)
    ]


def visits_waiting(actor: Actor, inspection: Any) -> list[Waiting]:
    """Unannounced visits that wait for the lead."""
    if not serves(actor, inspection.team_id, Role.LEAD):
        return []
    rows = queries.visits_visible_to(actor).filter(
        inspection=inspection, undercover=True, approved_on=None, state=OutingState.PLANNED
    )
    return [
        Waiting(
            kind=_("暗访"),
            number=row.number,
            matter=row.whom,
            who="",
            tone="wait",
            state=_("待批准"),
            since=row.recorded_at.date(),
            href=reverse("fieldwork:visit", args=[row.id]),
            button=_("批准"),
        )
        for row in rows
    ]


def things(actor: Actor, inspection: Any) -> list[Ref]:
    """The newest visits, sittings and calls the reader knows: for the log of work."""
    return [
        Ref(f"fieldwork.{what}", key) for what, key in queries.newest_outings(actor, inspection.id, NEWEST)
    ]
