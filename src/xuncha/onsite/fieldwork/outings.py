"""What this room supplies of visits, sittings and calls: described, counted, on their days, as a condition to leave."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import TEAM, Actor, Decision, Ref
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.dossier import Appointment, Tally

from . import policies, queries
from .rules.states import OutingState
from .words import OUTING_STATES

SHOWN = 6
NEWEST = 80


def may_plan_many(actor: Actor, inspection: Ref) -> Decision | None:
    """In the file of a package's head, for its team; for others the verb does not exist."""
    if not actor.holds(TEAM):
        return None
    head = inspections.inspection(inspection.id, actor)
    if not inspections.members(head):
        return None
    decision = policies.can_plan_outing(actor, head)
    return decision if decision else None


def plan_many_href(inspection: Ref) -> str:
    return reverse("fieldwork:plan_visits", args=[inspection.id])


@stepwise
def describe_visits(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visits_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.whom,
            reverse("fieldwork:visit", args=[row.id]),
            row.number,
            str(OUTING_STATES[OutingState(row.state)]),
        )
        for row in rows
    }


@stepwise
def describe_sittings(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.sittings_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(
            row.subject,
            reverse("fieldwork:sitting", args=[row.id]),
            row.number,
            str(OUTING_STATES[OutingState(row.state)]),
        )
        for row in rows
    }


@stepwise
def describe_phone_checks(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.phone_checks_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        row.id: Described(row.asked, reverse("fieldwork:phone_check", args=[row.id]), row.number, row.whom)
        for row in rows
    }


def all_held(ref: Ref, actor: Actor) -> Answer:
    """Every visit and sitting planned was held or cancelled."""
    left = queries.unheld_outings(ref.id)
    rows = (
        ([o for o in left if o.what == "visit"], _("安排的走访没有办 %(count)d 次"), "fieldwork:visits"),
        ([o for o in left if o.what == "sitting"], _("安排的听会没有办 %(count)d 次"), "fieldwork:sittings"),
    )
    return Answer(
        tuple(
            Missing(
                text % {"count": len(these)},
                _("安排去的人；不去的写明原因取消"),
                due=min(o.on for o in these),
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


def days(actor: Actor, inspection: Any, first: date, last: date) -> list[Appointment]:
    """Interviews, visits and sittings of the days, for the team."""
    return [
        Appointment(
            row.on,
            " ".join(x for x in (f"{row.at:%H:%M}" if row.at else "", row.number, row.text) if x),
            reverse(f"fieldwork:{row.what}", args=[row.id]),
        )
        for row in queries.days_between(actor, inspection.id, first, last)
    ]


def things(actor: Actor, inspection: Any) -> list[Ref]:
    """What the log of work is about: the newest things of this room the reader knows."""
    return [
        Ref(f"fieldwork.{what}", key) for what, key in queries.newest_things(actor, inspection.id, NEWEST)
    ]
